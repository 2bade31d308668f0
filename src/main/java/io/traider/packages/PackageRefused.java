package io.traider.packages;

/** A package, or what somebody wants of one, that is not taken, with what and why. */
public final class PackageRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Code code;

    /** Why, for a program. */
    public enum Code {
        /** More bytes or files than are taken. */
        TOO_LARGE,
        /** Not made as packages are. */
        MALFORMED,
        /** No signature. */
        UNSIGNED,
        /** The signature is not of this manifest and key. */
        BAD_SIGNATURE,
        /** Nobody here trusts its publisher's key. */
        UNTRUSTED,
        /** A part is not what the manifest names, is missing, or stands there beside. */
        ALTERED,
        /** Its rules, models or definition do not pass their checks. */
        INVALID,
        /** Another one has its place already. */
        TAKEN,
        /** There is none. */
        NOT_FOUND,
        /** Somebody else must do it. */
        FORBIDDEN
    }

    public PackageRefused(Code code, String message) {
        super(message);
        this.code = code;
    }

    public PackageRefused(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
