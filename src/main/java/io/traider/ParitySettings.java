package io.traider;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When recorded days are replayed, and how eagerly.
 *
 * @param at a time of UTC such as {@code 00:10}, or {@code off} for never by itself
 * @param share of the time that a replay works, above 0 and up to 1; the rest is the platform's
 */
@ConfigurationProperties("traider.parity")
record ParitySettings(String at, double share) {

    ParitySettings {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("traider.parity.share is " + share + ". Maybe 0.25");
        }
        time(at);
    }

    /** When each night; empty for never. */
    Optional<LocalTime> nightly() {
        return time(at);
    }

    private static Optional<LocalTime> time(String at) {
        try {
            return at.equals("off") ? Optional.empty() : Optional.of(LocalTime.parse(at));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("traider.parity.at is '" + at + "'. Maybe \"00:10\", or off", e);
        }
    }
}
