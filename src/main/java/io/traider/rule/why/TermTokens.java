package io.traider.rule.why;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a condition, one after the other. */
final class TermTokens {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"[^\"\\\\]*\"|\\d+(?:\\.\\d+)?B?|\\$?[A-Za-z_][A-Za-z0-9_]*|&&|\\|\\||==|!=|<=|>=|[-+*/<>!().:])");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    TermTokens(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw notUnderstood();
        }
    }

    /** Empty at the end. */
    String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    String peekAfter() {
        return at + 1 < tokens.size() ? tokens.get(at + 1) : "";
    }

    String next() {
        if (at == tokens.size()) {
            throw notUnderstood();
        }
        return tokens.get(at++);
    }

    boolean take(String token) {
        if (peek().equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String token) {
        if (!take(token)) {
            throw notUnderstood();
        }
    }

    IllegalArgumentException notUnderstood() {
        return new IllegalArgumentException("the condition '" + text.strip() + "' is not understood near '" + peek()
                + "'. Maybe the gate would refuse it too");
    }
}
