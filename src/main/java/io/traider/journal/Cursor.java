package io.traider.journal;

/**
 * The place of a row in the journal's order: the step that brought it, and its number within that step.
 */
public record Cursor(long sequence, int ordinal) implements Comparable<Cursor> {

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Cursor parse(String text) {
        int dot = text.indexOf('.');
        try {
            return new Cursor(Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no cursor. Maybe take one from the edges of an earlier page", e);
        }
    }

    @Override
    public int compareTo(Cursor other) {
        int bySequence = Long.compare(sequence, other.sequence);
        return bySequence != 0 ? bySequence : Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return sequence + "." + ordinal;
    }
}
