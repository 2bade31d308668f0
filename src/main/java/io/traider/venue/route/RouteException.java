package io.traider.venue.route;

import org.jspecify.annotations.Nullable;

/** A route file cannot be used; the message says which and why. */
public final class RouteException extends RuntimeException {

    RouteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
