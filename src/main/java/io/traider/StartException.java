package io.traider;

import org.jspecify.annotations.Nullable;

/** The platform could not be started; the message says why and what to try. */
final class StartException extends RuntimeException {

    StartException(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
