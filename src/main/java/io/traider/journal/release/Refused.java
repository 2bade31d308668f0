package io.traider.journal.release;

/** The database's own laws forbid it; the message says which. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refused(String message, Throwable cause) {
        super(message, cause);
    }
}
