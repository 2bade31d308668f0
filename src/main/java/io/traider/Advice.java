package io.traider;

import io.traider.venue.route.RouteException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Says to a person why something could not be done. */
final class Advice {

    private Advice() {}

    /** The message, in a sentence where Java's would be the name of a file and nothing else. */
    static String why(Exception failure) {
        Throwable inner = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return switch (inner) {
            case NoSuchFileException e -> e.getFile() + " does not exist";
            case AccessDeniedException e -> e.getFile() + " may not be read or written by this user";
            case FileAlreadyExistsException e -> e.getFile() + " is there already";
            default -> String.valueOf(inner.getMessage());
        };
    }

    /** Why the platform could not be started. Our own messages say what to try; of anything else the innermost cause tells most. */
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
