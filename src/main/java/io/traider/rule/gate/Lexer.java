package io.traider.rule.gate;

import java.util.ArrayList;
import java.util.List;

/** Takes a rule file apart, in one pass and whatever it holds. What has no place in any rule is said at once. */
final class Lexer {

    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Token> comments = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    Lexer(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** Everything but blanks and comments; ends with an {@link Token.Kind#END_OF_FILE}. */
    List<Token> tokens() {
        while (at < text.length()) {
            step();
        }
        add(Token.Kind.END_OF_FILE, at);
        return tokens;
    }

    /** The comments that were passed over. */
    List<Token> comments() {
        return comments;
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\n') {
            at++;
            line++;
            lineStart = at;
        } else if (c == ' ' || c == '\t' || c == '\r' || Letters.forbidden(c)) {
            at++;
        } else if (text.startsWith("//", at)) {
            lineComment();
        } else if (text.startsWith("/*", at)) {
            blockComment();
        } else if (Letters.letter(c) || c == '_') {
            add(Token.Kind.WORD, word(at));
        } else if (c == '$') {
            add(Token.Kind.VARIABLE, word(at + 1));
        } else if (Letters.digit(c)) {
            number();
        } else if (c == '"') {
            quoted('"');
        } else if (c == '\'' || c == '`') {
            quoted(c);
        } else if (c > '~') {
            foreign();
        } else {
            sign();
        }
    }

    private int word(int from) {
        int end = from;
        while (end < text.length() && (Letters.letter(text.charAt(end)) || Letters.digitOr_(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private void number() {
        int end = digits(at);
        if (end + 1 < text.length() && text.charAt(end) == '.' && Letters.digit(text.charAt(end + 1))) {
            end = digits(end + 1);
        }
        int whole = word(end);
        boolean exact = whole == end + 1 && text.charAt(end) == Literals.EXACT;
        boolean odd =
                whole > end && !exact || text.charAt(at) == '0' && at + 1 < end && Letters.digit(text.charAt(at + 1));
        Token number = add(Token.Kind.NUMBER, whole);
        if (odd) {
            problems.add(
                    number,
                    "'" + Problems.brief(number.text()) + "' is not a number that rules know",
                    "Maybe digits with at most one point, such as 12 or 0.5");
        }
    }

    private int digits(int from) {
        int end = from;
        while (end < text.length() && Letters.digit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Ends on its own line, since what is not closed would otherwise swallow the rules below. */
    private void quoted(char quote) {
        if (quote == '"' && text.startsWith("\"\"\"", at)) {
            problems.add(line, column(), "rules know no text blocks", "\"\"\"", "Maybe a single pair of double quotes");
            at += 3;
            return;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end++;
        }
        boolean closed = end < text.length() && text.charAt(end) == quote;
        Token found = add(Token.Kind.TEXT, closed ? end + 1 : end);
        if (!closed) {
            problems.add(found, "this text does not end on its line", "Maybe a " + quote + " is missing");
        } else if (quote != '"') {
            problems.add(found, "text stands between double quotes", "Maybe \"" + found.unquoted() + "\"");
        }
    }

    private void sign() {
        String sign = Signs.at(text, at);
        Token found = add(Token.Kind.SIGN, at + sign.length());
        String refusal = Signs.refusal(sign);
        if (refusal != null) {
            problems.add(found, refusal, "");
        }
    }

    private void foreign() {
        int end = at;
        while (end < text.length() && text.charAt(end) > '~' && !Letters.forbidden(text.charAt(end))) {
            end++;
        }
        problems.add(
                line,
                column(),
                "'" + Problems.brief(text.substring(at, end)) + "' may stand in comments only",
                text.substring(at, end),
                "Maybe write it with the letters a to z");
        at = end;
    }

    private void lineComment() {
        int end = text.indexOf('\n', at);
        comment(end < 0 ? text.length() : end);
    }

    private void blockComment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            problems.add(line, column(), "this comment does not end", "/*", "Maybe a */ is missing");
        }
        comment(end < 0 ? text.length() : end + 2);
    }

    private void comment(int end) {
        comments.add(new Token(Token.Kind.COMMENT, text.substring(at, end), at, line, column()));
        for (int i = at; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        at = end;
    }

    private Token add(Token.Kind kind, int end) {
        Token token = new Token(kind, text.substring(at, end), at, line, column());
        tokens.add(token);
        at = end;
        return token;
    }

    private int column() {
        return at - lineStart + 1;
    }
}
