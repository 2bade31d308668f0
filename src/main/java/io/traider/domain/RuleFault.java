package io.traider.domain;

import java.util.List;

/**
 * Rules that could not be asked, or not in time. The decision that asked them failed closed.
 *
 * @param pack name of the rule pack
 * @param hash its content hash
 * @param rule the last one that fired; empty before the first, and where no single one is to blame
 * @param message in a person's words, with the numbers
 * @param asking which asking of rules within the step it was, from 0
 * @param figures what was measured, where something was
 */
public record RuleFault(
        String pack, String hash, Kind kind, String rule, String message, int asking, List<Figure> figures) {

    /** What went wrong. */
    public enum Kind {
        /** A rule threw. */
        THREW,
        /** The pack took longer than it may for one decision. */
        OVER_BUDGET,
        /** Rules kept each other firing. */
        ENDLESS
    }

    public RuleFault {
        figures = List.copyOf(figures);
    }

    /** Of a step's first asking, nothing being measured. */
    public RuleFault(String pack, String hash, Kind kind, String rule, String message) {
        this(pack, hash, kind, rule, message, 0, List.of());
    }

    /** The same, of another asking. */
    public RuleFault at(int other) {
        return new RuleFault(pack, hash, kind, rule, message, other, figures);
    }
}
