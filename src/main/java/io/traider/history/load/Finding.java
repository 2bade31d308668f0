package io.traider.history.load;

/**
 * One thing that was seen in a file.
 *
 * @param file its name, with the entry of a zip
 * @param row line of a text file, number of the record of others, both from one; {@code 0} for the file as a whole
 * @param value what is there
 * @param what what is wrong with it
 * @param advice what to try
 */
public record Finding(Problem problem, String file, long row, String value, String what, String advice) {

    /** All but the advice. */
    public String brief() {
        return (problem.error() ? "error" : "warning") + " " + file + (row > 0 ? ":" + row : "") + ": " + what
                + (value.isEmpty() ? "" : " (" + value + ")");
    }

    @Override
    public String toString() {
        return brief() + (advice.isEmpty() ? "" : ". " + advice);
    }
}
