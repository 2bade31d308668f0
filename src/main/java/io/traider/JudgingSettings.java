package io.traider;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How models are judged.
 *
 * @param share of the time that a judgement works, above 0 and up to 1; the rest is the platform's
 * @param simulated length of each simulated market that stands in where too little is recorded
 */
@ConfigurationProperties("traider.judging")
record JudgingSettings(double share, Duration simulated) {

    JudgingSettings {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("traider.judging.share is " + share + ". Maybe 0.5");
        }
        if (simulated.compareTo(Duration.ofMinutes(2)) < 0) {
            throw new IllegalArgumentException(
                    "traider.judging.simulated is " + simulated + ". Maybe 20m, and not less than 2m");
        }
    }
}
