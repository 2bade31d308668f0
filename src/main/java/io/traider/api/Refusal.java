package io.traider.api;

import java.util.Map;

/** A request that cannot be met, and what its sender may read of it. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final transient Map<String, Object> details;

    Refusal(ErrorCode code, String message) {
        this(code, message, Map.of());
    }

    /** @param details what programs need to go on, in the error's extensions beside its code */
    Refusal(ErrorCode code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = Map.copyOf(details);
    }

    static Refusal badRequest(String message) {
        return new Refusal(ErrorCode.BAD_REQUEST, message);
    }

    ErrorCode code() {
        return code;
    }

    Map<String, Object> details() {
        return details;
    }
}
