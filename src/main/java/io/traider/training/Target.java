package io.traider.training;

import java.util.Locale;

/** What a score is to say. */
public enum Target {
    /** Whether mid rises, given that it moves. */
    DIRECTION(
            FeatureTable.DIRECTION,
            "Probability that the mid price stands higher in %s, given that it moves. 0.5 is no opinion."),
    /** Whether a bought round trip earns more than it costs. */
    LONG(
            FeatureTable.LONG,
            "Probability that a position bought now and sold in %s has earned more than spread and taker fees."),
    /** Whether a sold round trip earns more than it costs. */
    SHORT(
            FeatureTable.SHORT,
            "Probability that a position sold now and bought back in %s has earned more than spread and taker fees.");

    private final String column;
    private final String predicts;

    Target(String column, String predicts) {
        this.column = column;
        this.predicts = predicts;
    }

    /** As options and cards have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String column(Horizon horizon) {
        return column + "_" + horizon.name();
    }

    String predicts(Horizon horizon) {
        return predicts.formatted(horizon.name());
    }

    /** 1, 0, or {@code NaN} for what is not to be learnt from. */
    float label(double value) {
        boolean unmoved = this == DIRECTION && value == 0;
        return Double.isNaN(value) || unmoved ? Float.NaN : value > 0 ? 1 : 0;
    }
}
