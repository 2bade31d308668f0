package io.traider.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.judging.Estimate;
import io.traider.judging.LiveFigures;
import io.traider.judging.LiveFigures.Drift;
import io.traider.judging.Profit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The drift of a model that is one of several whose scores become one. */
class ModelDriftOfItsInputsTest {

    private static LiveFigures source(Drift score, Drift... inputs) {
        Estimate unknown = new Estimate(Double.NaN, Double.NaN, 0);
        Profit profit = new Profit(0, 0, Double.NaN);
        return new LiveFigures("h", "past", 9, 0, score, List.of(inputs), 0, unknown, unknown, null, null, profit, 1);
    }

    @Test
    void isThatOfTheScoreAndOfWhatItReads() {
        LiveFigures source =
                source(new Drift("score", 0.1, 0.1), new Drift("rsi", 0.9, 0.1), new Drift("spreadBps", 0.3, 0.1));
        assertThat(ModelHealthOperations.drift(Stream.of(source), List.of("spreadBps", "vwapBps")))
                .isEqualTo(0.3);
        assertThat(ModelHealthOperations.drift(Stream.of(source), List.of("rsi")))
                .isEqualTo(0.9);
        assertThat(ModelHealthOperations.drift(Stream.of(source), List.of("vwapBps")))
                .as("the score is made of it too")
                .isEqualTo(0.1);
        assertThat(ModelHealthOperations.drift(Stream.empty(), List.of("rsi"))).isNull();
    }
}
