package io.traider.rule.gate;

/**
 * A word, number, text or sign of a rule file.
 *
 * @param text as it stands in the file; of a {@link Kind#TEXT} with its quotes
 * @param start where it begins in the file
 * @param line from 1
 * @param column from 1
 */
record Token(Kind kind, String text, int start, int line, int column) {

    enum Kind {
        WORD,
        VARIABLE,
        NUMBER,
        TEXT,
        SIGN,
        COMMENT,
        END_OF_FILE
    }

    boolean is(String what) {
        return text.equals(what) && (kind == Kind.WORD || kind == Kind.SIGN);
    }

    int end() {
        return start + text.length();
    }

    /** What a text says between its quotes. */
    String unquoted() {
        return text.length() < 2 ? "" : text.substring(1, text.length() - 1);
    }

    /** For a message. */
    String shown() {
        return kind == Kind.END_OF_FILE ? "the end of the file" : "'" + Problems.brief(text) + "'";
    }
}
