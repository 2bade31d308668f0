package io.traider.venue.json;

/** A document that is not what it should be; expected from any venue, so it carries no stack. */
public final class MalformedJson extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean truncated;

    /** @param truncated whether the document was well formed as far as it went, and ended too early */
    MalformedJson(String message, boolean truncated) {
        super(message, null, false, false);
        this.truncated = truncated;
    }

    /** What a caller says who asked for something that the document should hold and does not. */
    public MalformedJson(String message) {
        this(message, false);
    }

    /** Whether the document ended too early, rather than being wrong. */
    public boolean truncated() {
        return truncated;
    }
}
