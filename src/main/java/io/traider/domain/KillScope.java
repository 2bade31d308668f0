package io.traider.domain;

import java.util.Objects;

/**
 * What a kill switch stops.
 *
 * @param kind everything, or one venue, strategy or instrument
 * @param name which one; empty for {@link Kind#ALL}
 */
public record KillScope(Kind kind, String name) implements Comparable<KillScope> {

    /** How wide. */
    public enum Kind {
        ALL,
        VENUE,
        STRATEGY,
        INSTRUMENT
    }

    public static final KillScope ALL = new KillScope(Kind.ALL, "");

    public KillScope {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.ALL) != name.isEmpty()) {
            throw new IllegalArgumentException("kill scope " + kind + " with name '" + name
                    + "'. Maybe ALL, VENUE:KRAKEN, STRATEGY:funding-drift or INSTRUMENT:KRAKEN:BTC/USD");
        }
    }

    /** Reads {@code ALL} or {@code KIND:name}. */
    public static KillScope parse(String text) {
        int colon = text.indexOf(':');
        try {
            return colon < 0
                    ? new KillScope(Kind.valueOf(text), "")
                    : new KillScope(Kind.valueOf(text.substring(0, colon)), text.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no kill scope. Maybe ALL, VENUE:KRAKEN, STRATEGY:funding-drift or INSTRUMENT:KRAKEN:BTC/USD",
                    e);
        }
    }

    /** Whether an order of this strategy in this instrument falls under it. */
    public boolean covers(String strategy, InstrumentId instrument) {
        return switch (kind) {
            case ALL -> true;
            case VENUE -> instrument.venue().name().equals(name);
            case STRATEGY -> strategy.equals(name);
            case INSTRUMENT -> instrument.toString().equals(name);
        };
    }

    @Override
    public int compareTo(KillScope other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return kind == Kind.ALL ? "ALL" : kind + ":" + name;
    }
}
