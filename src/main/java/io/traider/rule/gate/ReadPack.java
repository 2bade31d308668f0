package io.traider.rule.gate;

import java.util.List;

/**
 * What the gate read in a file, for Drools' parser to agree with.
 *
 * @param name of the package
 * @param imports in their order
 * @param globals type and name, in their order
 */
record ReadPack(String name, List<String> imports, List<String> globals, List<Rule> rules) {

    /**
     * A rule.
     *
     * @param salience as it is written; empty when there is none
     * @param consequence between {@code then} and {@code end}
     */
    record Rule(Token name, String salience, List<Pattern> patterns, String consequence) {}

    /**
     * A pattern.
     *
     * @param how {@code not}, {@code exists}, or empty
     * @param variable or empty
     * @param constraints in their order, as they are written
     */
    record Pattern(String how, String variable, String fact, List<String> constraints) {}
}
