package io.traider.rule.why;

import java.math.BigDecimal;
import java.util.Set;

/** Reads a condition: the grammar that the gate lets through. */
final class TermReader {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TermTokens tokens;
    private final Choices choices;

    private TermReader(TermTokens tokens, Choices choices) {
        this.tokens = tokens;
        this.choices = choices;
    }

    /**
     * A condition, without the variable that may stand before it.
     *
     * @throws IllegalArgumentException when it is not of the grammar
     */
    static Term read(TermTokens tokens, Choices choices) {
        Term term = new TermReader(tokens, choices).either();
        if (!tokens.peek().isEmpty()) {
            throw tokens.notUnderstood();
        }
        return term;
    }

    private Term either() {
        Term term = both();
        while (tokens.take("||")) {
            term = new Term.Dual("||", term, both());
        }
        return term;
    }

    private Term both() {
        Term term = comparison();
        while (tokens.take("&&")) {
            term = new Term.Dual("&&", term, comparison());
        }
        return term;
    }

    private Term comparison() {
        Term left = sum();
        return COMPARISONS.contains(tokens.peek()) ? new Term.Dual(tokens.next(), left, sum()) : left;
    }

    private Term sum() {
        Term term = product();
        while (tokens.peek().equals("+") || tokens.peek().equals("-")) {
            term = new Term.Dual(tokens.next(), term, product());
        }
        return term;
    }

    private Term product() {
        Term term = signed();
        while (tokens.peek().equals("*") || tokens.peek().equals("/")) {
            term = new Term.Dual(tokens.next(), term, signed());
        }
        return term;
    }

    private Term signed() {
        if (tokens.peek().equals("-") || tokens.peek().equals("!")) {
            return new Term.Turned(tokens.next(), plain());
        }
        return plain();
    }

    private Term plain() {
        if (tokens.take("(")) {
            Term term = either();
            tokens.expect(")");
            return term;
        }
        String token = tokens.next();
        char first = token.charAt(0);
        if (first == '"') {
            return new Term.Literal(token, token.substring(1, token.length() - 1));
        }
        if (Character.isDigit(first)) {
            return new Term.Literal(token, number(token));
        }
        if (first == '$') {
            return variable(token);
        }
        if (!Character.isLetter(first)) {
            throw tokens.notUnderstood();
        }
        return word(token);
    }

    /** A whole number is an {@code int} and any other a {@code double}, as in Java; one marked with B is exact. */
    private static Object number(String token) {
        if (token.endsWith("B")) {
            return new BigDecimal(token.substring(0, token.length() - 1));
        }
        return token.indexOf('.') < 0 ? (Object) Integer.valueOf(token) : Double.valueOf(token);
    }

    private Term variable(String name) {
        if (!tokens.take(".")) {
            return new Term.Variable(name);
        }
        String part = tokens.next();
        if (!tokens.peek().equals("(")) {
            return new Term.Part(name, part);
        }
        tokens.expect("(");
        String quoted = tokens.next();
        tokens.expect(")");
        if (!part.equals("number") || quoted.charAt(0) != '"') {
            throw tokens.notUnderstood();
        }
        return new Term.Parameter(name, quoted.substring(1, quoted.length() - 1));
    }

    private Term word(String word) {
        if (tokens.peek().equals(".")) {
            StringBuilder whole = new StringBuilder(word);
            while (tokens.take(".")) {
                whole.append('.').append(tokens.next());
            }
            return new Term.Literal(whole.toString(), choices.constant(whole.toString()));
        }
        return switch (word) {
            case "true" -> new Term.Literal(word, true);
            case "false" -> new Term.Literal(word, false);
            case "null" -> new Term.Literal(word, null);
            default -> new Term.Property(word);
        };
    }
}
