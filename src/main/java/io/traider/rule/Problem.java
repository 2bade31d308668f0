package io.traider.rule;

/**
 * What is wrong with a pack's text, in the words of a person who reads it in an editor.
 *
 * @param file in which it is; empty when it is about the pack
 * @param line from 1; 0 when it is not known
 * @param column from 1; 0 when it is not known
 * @param message what is wrong, as a sentence without a full stop
 * @param offending the text that is wrong, shortened; empty when something is missing
 * @param advice what to try, often opening with "Maybe"; empty when there is none
 */
public record Problem(String file, int line, int column, String message, String offending, String advice) {

    public Problem {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("problem at line " + line + ", column " + column
                    + ". Maybe count both from 1 and use 0 for what is not known");
        }
    }

    /** For example {@code pretrade.drl:12:5: no fact is called 'Bok'. Maybe 'Book'}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (line > 0 && column > 0) {
            text.append(':').append(column);
        }
        return text.append(text.isEmpty() ? "" : ": ")
                .append(message)
                .append(advice.isEmpty() ? "" : ". " + advice)
                .toString();
    }
}
