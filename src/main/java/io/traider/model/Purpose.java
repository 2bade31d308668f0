package io.traider.model;

import java.time.Duration;
import java.time.Instant;
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

    /** Of a card that says nothing. */
    public static final Purpose UNSAID = new Purpose("", null, null);

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
