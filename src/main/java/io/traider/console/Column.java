package io.traider.console;

/**
 * A column of a {@link DataTable}.
 *
 * @param kind how a cell is drawn; see {@code ui/table.js}
 * @param wide whether it takes what room is left
 */
record Column(String label, String kind, boolean wide) {

    static Column text(String label) {
        return new Column(label, "text", false);
    }

    static Column wide(String label) {
        return new Column(label, "text", true);
    }

    static Column number(String label) {
        return new Column(label, "number", false);
    }

    /** A number whose sign is seen at once; written by {@link Words#signed}. */
    static Column signed(String label) {
        return new Column(label, "signed", false);
    }

    /** Buy or sell, long or short. */
    static Column side(String label) {
        return new Column(label, "side", false);
    }

    /** Milliseconds since 1970. */
    static Column time(String label) {
        return new Column(label, "time", false);
    }

    /** A tone ({@code good}, {@code bad}, {@code warn}, {@code plain}), a space, and the words. */
    static Column state(String label) {
        return new Column(label, "state", false);
    }

    /** A line, and below it a fainter one. */
    static Column pair(String label) {
        return new Column(label, "pair", false);
    }

    /** A line that is a link: the text, a line break, and where it goes. */
    static Column link(String label) {
        return new Column(label, "link", false);
    }

    /** Milliseconds since 1970, a line break, and where the link goes. */
    static Column timeLink(String label) {
        return new Column(label, "time_link", false);
    }

    /** A state as above, or {@code progress}, a space, the share or nothing, a line break, and words. */
    static Column run(String label) {
        return new Column(label, "run", false);
    }

    /** A box to tick: {@code 1} or {@code 0}, a line break, and what it is for; empty for none. */
    static Column check(String label) {
        return new Column(label, "check", false);
    }

    /** A sign in rows that stand out; empty in others. */
    static Column mark(String label) {
        return new Column(label, "mark", false);
    }

    /** A button: its text, a line break, and what it does for whoever cannot see the row; empty for none. */
    static Column action(String label) {
        return new Column(label, "action", false);
    }
}
