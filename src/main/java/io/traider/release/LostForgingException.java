package io.traider.release;

/** The foundry's process did not answer. */
final class LostForgingException extends Exception {

    private static final long serialVersionUID = 1;

    /** @param why in words for the person who waits */
    LostForgingException(String why) {
        super(why);
    }
}
