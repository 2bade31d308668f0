package io.traider.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::label).toList();
    }

    private static double nanos(String time) {
        return Instant.parse(time).getEpochSecond() * 1e9;
    }

    @Test
    void numbersHaveRoundTicksAroundThem() {
        Axis axis = Axis.ofNumbers(-0.013, 0.021, 5, Text::percent);
        assertThat(labels(axis))
                .containsExactly("−2\u00a0%", "−1\u00a0%", "0\u00a0%", "1\u00a0%", "2\u00a0%", "3\u00a0%");
        assertThat(axis.share(0.03)).isEqualTo(1);
        assertThat(axis.share(-0.02)).isEqualTo(0);
    }

    @Test
    void decimalsStayWhereOneOfThemSaysSomething() {
        assertThat(labels(Axis.ofNumbers(0, 2, 5, y -> Text.number(y, 2))))
                .containsExactly("0.0", "0.5", "1.0", "1.5", "2.0");
        assertThat(labels(Axis.ofNumbers(-0.0004, 0.0002, 3, Text::percent)))
                .containsExactly("−0.04\u00a0%", "−0.02\u00a0%", "0.00\u00a0%", "0.02\u00a0%");
    }

    @Test
    void aNumberAloneHasRoom() {
        assertThat(Axis.ofNumbers(5, 5, 5, y -> Text.number(y, 2)).share(5)).isBetween(0.2, 0.8);
        assertThat(Axis.ofNumbers(0, 0, 5, y -> Text.number(y, 2)).share(0)).isBetween(0.2, 0.8);
    }

    @Test
    void timesAreRound() {
        assertThat(labels(Axis.ofTime(nanos("2026-01-01T22:10:00Z"), nanos("2026-01-02T02:20:00Z"), 5)))
                .containsExactly("23:00", "2 Jan", "01:00", "02:00");
        assertThat(labels(Axis.ofTime(nanos("2024-11-03T00:00:00Z"), nanos("2025-12-31T00:00:00Z"), 7)))
                .containsExactly("Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025");
        assertThat(labels(Axis.ofTime(nanos("2015-06-01T00:00:00Z"), nanos("2026-01-01T00:00:00Z"), 6)))
                .contains("2016", "2020");
    }
}
