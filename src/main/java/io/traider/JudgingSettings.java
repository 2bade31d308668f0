package io.traider;

import io.traider.judging.LiveScores;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How models are judged, and watched once their scores decide.
 *
 * @param share of the time that a judgement works, above 0 and up to 1; the rest is the platform's
 * @param simulated length of each simulated market that stands in where too little is recorded
 * @param window over which inputs and scores are compared with what is normal
 * @param outcomes over which hit rate and squared error are
 * @param learning the first time in force, which is taken for normal where nobody judged; a few windows
 */
@ConfigurationProperties("traider.judging")
record JudgingSettings(double share, Duration simulated, Duration window, Duration outcomes, Duration learning) {

    JudgingSettings {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("traider.judging.share is " + share + ". Maybe 0.5");
        }
        if (simulated.compareTo(Duration.ofMinutes(2)) < 0) {
            throw new IllegalArgumentException(
                    "traider.judging.simulated is " + simulated + ". Maybe 20m, and not less than 2m");
        }
        if (window.compareTo(Duration.ofSeconds(30)) < 0
                || learning.compareTo(window.multipliedBy(3)) < 0
                || outcomes.compareTo(window) < 0) {
            throw new IllegalArgumentException("traider.judging looks over windows of " + window + ", outcomes of "
                    + outcomes + " and learns for " + learning + ". Maybe 10m, 1h and 1h: a window of 30s at least,"
                    + " outcomes no shorter, and three windows to learn");
        }
    }

    LiveScores.Times times() {
        return new LiveScores.Times(window, outcomes, learning);
    }
}
