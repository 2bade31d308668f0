package io.traider.rule.gate;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers and texts as they are written in rules. */
final class Literals {

    /** After a number: Drools is to read it as an exact decimal, not as the binary number that is nearest. */
    static final char EXACT = 'B';

    private static final int LONGEST_NUMBER = 18;
    private static final Pattern FRACTION = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9 _.,:/%+-]{0,100}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");

    private Literals() {}

    /**
     * Java and Drools read what is larger differently from what is written.
     *
     * @return whether it may stand there
     */
    static boolean number(Token token, Problems problems) {
        boolean whole = token.text().indexOf('.') < 0;
        if (token.text().length() > LONGEST_NUMBER) {
            problems.add(token, "a number of more than " + LONGEST_NUMBER + " characters", "Maybe a rounder one");
            return false;
        }
        if (whole && !fits(token.text())) {
            problems.add(
                    token,
                    token.shown() + " is larger than a whole number may be, " + Integer.MAX_VALUE,
                    "Maybe " + token.text() + ".0");
            return false;
        }
        return true;
    }

    /** Whether Drools reads a fraction as another number than is written: a binary one, which 0.5 is and 0.3 is not. */
    static boolean rounded(Token token) {
        if (!FRACTION.matcher(token.text()).matches()) {
            return false;
        }
        BigDecimal written = new BigDecimal(token.text());
        return new BigDecimal(written.doubleValue()).compareTo(written) != 0;
    }

    /** Warns of a fraction beside an exact decimal. */
    static void binary(Token token, Problems problems) {
        problems.warn(
                token,
                token.shown()
                        + " is read as the binary number nearest to it, which is a little more or less, and stands"
                        + " beside an exact decimal",
                "Maybe " + token.text() + EXACT);
    }

    /** A number that goes into Java as it stands. */
    static void figure(Token token, Problems problems) {
        number(token, problems);
        if (token.text().indexOf(EXACT) > 0) {
            problems.add(
                    token, token.shown() + " is marked as exact in what a rule says", "Maybe without the " + EXACT);
        }
    }

    private static boolean fits(String digits) {
        try {
            return Long.parseLong(digits) <= Integer.MAX_VALUE;
        } catch (NumberFormatException e) {
            return true; // not only digits, of which something was said already
        }
    }

    static void text(Token token, Problems problems) {
        if (!TEXT.matcher(token.unquoted()).matches()) {
            problems.add(
                    token,
                    "the text " + Problems.brief(token.text()) + " has characters that texts in rules may not have",
                    "Maybe letters, digits, blanks and _ . , : / % + -, at most 100");
        }
    }

    /** The parentheses of {@code $p.number("name")}. */
    static void parameter(Cursor cursor, Problems problems) {
        cursor.expect("(", "a '(' is missing after 'number'", "");
        Token name = cursor.expect(
                Token.Kind.TEXT,
                "'number' takes the name of a parameter between double quotes",
                "Maybe number(\"maxSpreadBps\")");
        if (!PARAMETER.matcher(name.unquoted()).matches()) {
            problems.add(
                    name, Problems.brief(name.text()) + " is no name of a parameter", "Maybe letters and digits only");
        }
        cursor.expect(")", "a ')' is missing after " + name.shown(), "");
    }
}
