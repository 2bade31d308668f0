package io.traider.rule.why;

/**
 * A condition on a fact.
 *
 * @param text as it stands in the rule
 * @param line in its file
 * @param binds the variable that it binds, with its {@code $}; empty when none
 */
record Condition(String text, int line, String binds, Term term) {

    static Condition read(String text, int line, Choices choices) {
        TermTokens tokens = new TermTokens(text);
        String binds = "";
        if (tokens.peek().startsWith("$") && tokens.peekAfter().equals(":")) {
            binds = tokens.next();
            tokens.expect(":");
        }
        return new Condition(text.strip(), line, binds, TermReader.read(tokens, choices));
    }

    /** Whether it only gives a property a name. */
    boolean bindsOnly() {
        return !binds.isEmpty() && term instanceof Term.Property;
    }
}
