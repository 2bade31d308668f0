package io.traider.model;

import java.util.Locale;

/** How a score is made of the scores of its members. */
public enum Combination {
    /** The score of the only member. */
    SINGLE,
    /** The mean of the members' scores, each by its weight. */
    WEIGHTED,
    /** The logistic function of an intercept and the members' scores, or their logits, each times its coefficient. */
    STACKED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
