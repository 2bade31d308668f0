package io.traider.rule.gate;

import io.traider.rule.gate.Problems.Refused;
import java.util.List;

/** Goes through the tokens of a file. */
final class Cursor {

    private final String text;
    private final List<Token> tokens;
    private final List<Token> comments;
    private final Problems problems;
    private int at;

    Cursor(String text, List<Token> tokens, List<Token> comments, Problems problems) {
        this.text = text;
        this.tokens = tokens;
        this.comments = comments;
        this.problems = problems;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean is(String what) {
        return peek().is(what);
    }

    boolean is(Token.Kind kind) {
        return peek().kind() == kind;
    }

    /** Takes it if it is next. */
    boolean take(String what) {
        if (is(what)) {
            next();
            return true;
        }
        return false;
    }

    Token expect(String what, String message, String advice) {
        if (!is(what)) {
            throw stop(message, advice);
        }
        return next();
    }

    Token expect(Token.Kind kind, String message, String advice) {
        if (!is(kind)) {
            throw stop(message, advice);
        }
        return next();
    }

    /** Words with points between them, without blanks. */
    Token expectQualified(String message, String advice) {
        Token first = expect(Token.Kind.WORD, message, advice);
        Token last = first;
        while (is(".") && peek().start() == last.end() && peek(1).kind() == Token.Kind.WORD) {
            next();
            last = next();
        }
        return new Token(
                Token.Kind.WORD,
                text.substring(first.start(), last.end()),
                first.start(),
                first.line(),
                first.column());
    }

    /** Refuses what is next: what a word means goes before what was expected. */
    Refused stop(String message, String advice) {
        String why = Forbidden.why(peek());
        return problems.stop(peek(), why == null ? message : why, why == null ? advice : "");
    }

    /** As it stands in the file. */
    String slice(int from, int to) {
        return text.substring(from, to);
    }

    /** Comments inside of what Drools copies into generated code might be read otherwise there. */
    void refuseComments(int from, int to, String where) {
        for (Token comment : comments) {
            if (comment.start() >= from && comment.start() < to) {
                problems.add(comment, "a comment may not stand " + where, "Maybe put it above the rule");
            }
        }
    }

    /** After what could not be read: goes to the next rule. */
    void skipToRule() {
        while (!is(Token.Kind.END_OF_FILE) && !startsRule()) {
            next();
        }
    }

    void skipAll() {
        at = tokens.size() - 1;
    }

    /** Whether a rule begins here, on a line of its own. */
    boolean startsRule() {
        return is("rule")
                && peek(1).line() == peek().line()
                && (at == 0 || tokens.get(at - 1).line() < peek().line());
    }
}
