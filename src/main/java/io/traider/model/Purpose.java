package io.traider.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a model was trained for, as its card says.
 *
 * @param target the label that it learned, for example {@code up}; empty when the card does not say
 * @param horizon how far ahead the label looks; {@code null} when the card does not say
 * @param span the time that the training data cover; {@code null} when the card does not say
 */
public record Purpose(
        String target, @Nullable Duration horizon, @Nullable Span span) {

    /** Targets whose score is a probability and can be held against what came. */
    private static final Set<String> KNOWN = new TreeSet<>(Set.of("direction", "long", "short", "up"));

    /** Of a card that says nothing. */
    public static final Purpose UNSAID = new Purpose("", null, null);

    /** Whether a score for this target can be held against what came; it is the probability of it then. */
    public boolean known() {
        return KNOWN.contains(target.toLowerCase(Locale.ROOT));
    }

    /** What {@link #known()} targets there are, for people. */
    public static String knownTargets() {
        return String.join(", ", KNOWN);
    }

    /** From when to when, the end excluded. */
    public record Span(Instant from, Instant to) {

        public Span {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "training span from " + from + " to " + to + ". Maybe exchange them");
            }
        }
    }
}
