package io.traider.report;

import io.traider.report.RunReport.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The drawings of how a run went. */
final class Curves {

    private static final int MOST_BINS = 40;

    private final List<Sample> samples;
    private final double[] times;

    Curves(List<Sample> samples) {
        this.samples = samples;
        this.times = values(Sample::nanos);
    }

    private double[] values(ToDoubleFunction<Sample> value) {
        return samples.stream().mapToDouble(value).toArray();
    }

    Chart equity() {
        double first = samples.getFirst().equity();
        double price = samples.getFirst().benchmark();
        Chart chart =
                Chart.overTime("Equity", Curves::dollars).line("Equity", Tone.ACCENT, times, values(Sample::equity));
        return price > 0
                ? chart.line("Buy and hold", Tone.FAINT, times, values(sample -> first * sample.benchmark() / price))
                : chart;
    }

    Chart drawdown() {
        return Chart.overTime("Drawdown", Text::percent)
                .area(
                        "Drawdown",
                        Tone.DOWN,
                        times,
                        Drawdown.of(samples, Sample::equity).under());
    }

    Chart exposure() {
        return Chart.overTime("Exposure", Curves::dollars)
                .note("Dollars in open positions, longs and shorts added up.")
                .area("Exposure", Tone.ACCENT, times, values(Sample::exposure));
    }

    Chart histogram() {
        Returns returns = Returns.of(samples);
        Histogram histogram = Histogram.of(returns.equity(), MOST_BINS);
        Tone[] tones = new Tone[histogram.counts().length];
        for (int i = 0; i < tones.length; i++) {
            tones[i] = Tone.of(histogram.edges()[i] + histogram.edges()[i + 1]);
        }
        double none = Arrays.stream(returns.equity()).filter(r -> r == 0).count();
        return Chart.over("Returns", Text::percent, y -> Text.number(y, 0))
                .note("How many periods of " + Text.duration(returns.period().toSeconds()) + " had which return"
                        + (none == 0 ? "." : "; " + Text.number(none, 0) + " without any are left out."))
                .bars("Periods", histogram.edges(), histogram.counts(), tones);
    }

    private static String dollars(double value) {
        return Text.number(value, value == 0 || Math.abs(value) >= 1_000 ? 0 : Math.abs(value) < 100 ? 2 : 1);
    }
}
