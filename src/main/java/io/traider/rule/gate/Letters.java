package io.traider.rule.gate;

/** The characters of a rule file. */
final class Letters {

    private static final int LONGEST_FILE = 256 * 1024;
    private static final int LONGEST_LINE = 400;

    private Letters() {}

    static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean digitOr_(char c) {
        return digit(c) || c == '_';
    }

    /** Whether a file is of a size that can be read. */
    static boolean sized(String text, Problems problems) {
        if (text.length() <= LONGEST_FILE) {
            return true;
        }
        problems.add(
                0,
                0,
                "the file has " + text.length() + " characters, of which " + LONGEST_FILE + " are allowed",
                "",
                "Maybe make two packs of it");
        return false;
    }

    /** Says what no place in a file may hold: what readers do not see, and what Java reads otherwise than Drools. */
    static void check(String text, Problems problems) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n') {
                if (i - start > LONGEST_LINE) {
                    tooLong(problems, line, i - start);
                }
                line++;
                start = i + 1;
            } else if (forbidden(text.charAt(i)) || loneReturn(text, i)) {
                refuse(problems, line, i - start + 1, text.charAt(i));
            }
        }
    }

    /** Controls, formats such as the zero-width space, blanks that are no space, halves of characters, and the backslash. */
    static boolean forbidden(char c) {
        if (c <= '~') {
            return c == '\\' || c < ' ' && c != '\n' && c != '\r' && c != '\t';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Some take it for the end of a line, so a comment would end where a reader does not see it. */
    private static boolean loneReturn(String text, int at) {
        return text.charAt(at) == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
    }

    private static void refuse(Problems problems, int line, int column, char c) {
        if (c == '\\') {
            problems.add(line, column, "a backslash has no place in rules", "\\", "Maybe a slash, or leave it out");
        } else {
            String code = String.format(java.util.Locale.ROOT, "U+%04X", (int) c);
            problems.add(
                    line,
                    column,
                    "the invisible character " + code + " has no place in rules",
                    code,
                    "Maybe it came along with copied text: delete it, or type a space");
        }
    }

    private static void tooLong(Problems problems, int line, int length) {
        problems.add(
                line,
                LONGEST_LINE + 1,
                "the line has " + length + " characters, of which " + LONGEST_LINE + " are allowed",
                "",
                "Maybe break it after a comma");
    }
}
