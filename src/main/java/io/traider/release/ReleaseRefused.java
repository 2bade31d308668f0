package io.traider.release;

/** What was asked of the desk is not done, and why; nothing has changed. */
public final class ReleaseRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why, for programs. */
    public enum Code {
        /** No such release, version, simulation or publication. */
        NOT_FOUND,
        /** A file name, time or text that cannot be. */
        INVALID,
        /** There is no draft, or it says what is in force already. */
        NOTHING_TO_SUBMIT,
        /** The check of the draft found something. */
        CHECK_FAILED,
        /** An author may not approve. */
        SELF_REVIEW,
        /** The version is not, or no longer, in review. */
        NOT_IN_REVIEW,
        /** Nobody who may has approved the version. */
        NOT_APPROVED,
        /** The version was never in force, so there is no rolling back to it. */
        NEVER_IN_FORCE,
        /** The version is in force already. */
        IN_FORCE_ALREADY,
        /** Something of the kind is under way. */
        BUSY,
        /** A comment or a reason is missing. */
        REASON_MISSING,
        /** It was tried and did not work. */
        FAILED
    }

    private final Code code;

    ReleaseRefused(Code code, String message) {
        super(message);
        this.code = code;
    }

    ReleaseRefused(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
