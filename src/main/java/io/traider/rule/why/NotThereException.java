package io.traider.rule.why;

/** A condition speaks of what is not there, so that nothing can be said of it. */
final class NotThereException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotThereException(String message) {
        super(message);
    }
}
