package io.traider;

import io.traider.venue.route.RouteException;
import java.net.BindException;

/** Says to a person why the platform could not be started. */
final class Advice {

    private Advice() {}

    /** Our own messages say what to try; of anything else the innermost cause tells most. */
    static String on(Throwable failure, RunSettings settings) {
        if (failure instanceof StartException) {
            return String.valueOf(failure.getMessage());
        }
        Throwable inner = failure;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        if (inner instanceof BindException) {
            return "a port cannot be had: " + inner.getMessage() + ". Maybe another TRAIDER runs; --api-port=0 and"
                    + " --console-port=0 take any free ones";
        }
        boolean ours = failure instanceof RouteException
                || failure instanceof IllegalStateException
                || failure instanceof IllegalArgumentException;
        return (ours && failure.getMessage() != null ? failure.getMessage() : failure + ", because of " + inner)
                + "\nMore is in " + settings.data().resolve("logs/traider.log");
    }
}
