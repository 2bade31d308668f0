package io.traider.api;

/** A request that cannot be met, and what its sender may read of it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    Refusal(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static Refusal badRequest(String message) {
        return new Refusal(ErrorCode.BAD_REQUEST, message);
    }

    ErrorCode code() {
        return code;
    }
}
