package io.traider.study;

import io.traider.study.Parameters.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trades a panel on a fixed capital of one, by the parameters of each bar; a position is closed by those under which it was
 * opened. What is done when a bar begins rests on rates of the bars before it and on prices up to its opening, at which it is
 * done. Nothing is held at the beginning, and everything is closed at the end.
 */
final class Simulation {

    /** Deviation of a bar that a position is sized to, as a share of the capital. */
    private static final double RISK = 0.005;

    /** Largest position, and all of them together, as shares of the capital. */
    private static final double MOST = 0.2;

    private static final double ALL = 1;

    private static final class Open {
        private final Parameters by;
        private final int side;
        private final int bar;
        private final double quantity;
        private final double entry;
        private double mark;
        private double funding;

        private Open(Parameters by, int side, int bar, double size, double price) {
            this.by = by;
            this.side = side;
            this.bar = bar;
            this.quantity = size / price;
            this.entry = price;
            this.mark = price;
        }

        /** Profit since the entry as a share of the position's value there. */
        private double gain() {
            return side * (mark / entry - 1);
        }
    }

    private final Panel panel;
    private final Drifts drifts;
    private final boolean hedged;
    private final TradingCosts costs;
    private final @Nullable Open[] open;
    private final Outcome.Builder outcome;

    private Simulation(Drifts drifts, Variant variant, TradingCosts costs, int bars) {
        this.panel = drifts.panel();
        this.drifts = drifts;
        this.hedged = variant == Variant.HARVEST;
        this.costs = costs;
        this.open = new Open[panel.contracts().size()];
        this.outcome = new Outcome.Builder(bars);
    }

    /**
     * Trades bars one after another.
     *
     * @param by parameters for each bar, all of the variant; {@code null} where nothing is to be opened
     * @param from the first bar
     */
    static Outcome run(Drifts drifts, Variant variant, @Nullable Parameters[] by, TradingCosts costs, int from) {
        Simulation simulation = new Simulation(drifts, variant, costs, by.length);
        for (int at = 0; at < by.length; at++) {
            simulation.bar(from + at, at, by[at]);
        }
        simulation.end(from + by.length, by.length - 1);
        return simulation.outcome.outcome();
    }

    private void bar(int t, int at, @Nullable Parameters by) {
        for (int c = 0; c < open.length; c++) {
            Open held = open[c];
            if (held != null && leaves(c, t, held)) {
                close(c, held, t, at);
            }
        }
        if (by != null) {
            enter(t, at, by);
        }
        for (int c = 0; c < open.length; c++) {
            Open held = open[c];
            if (held != null) {
                hold(c, held, t, at);
            }
        }
        outcome.exposed(at, gross());
    }

    /** The strongest drift goes first; nobody gets in above the capital. */
    private void enter(int t, int at, Parameters by) {
        double[][] drift = drifts.of(by);
        List<Integer> wanted = new ArrayList<>(IntStream.range(0, open.length)
                .filter(c -> open[c] == null && side(c, t, by, drift[c][t]) != 0)
                .boxed()
                .toList());
        wanted.sort(Comparator.comparingDouble(c -> -Math.abs(drift[c][t])));
        for (int c : wanted) {
            double size = Math.min(MOST, RISK / panel.volatility()[c][t]);
            if (gross() + size <= ALL) {
                open[c] = new Open(by, side(c, t, by, drift[c][t]), t, size, panel.open()[c][t]);
                pay(size, at);
            }
        }
    }

    /** Which way to enter; {@code 0} for not at all, and where anything is not known. */
    private int side(int c, int t, Parameters by, double drift) {
        double rate = t == 0 ? Double.NaN : panel.rate()[c][t - 1];
        boolean known = Double.isFinite(panel.open()[c][t]) && panel.volatility()[c][t] > 0;
        if (known && rate > 0 && rate >= 1e-4 * by.minRateBps() && drift >= by.entryDrift()) {
            return -1;
        }
        return known && !hedged && rate < 0 && -drift >= by.entryDrift() ? 1 : 0;
    }

    /** Back at the mean, turned in sign, stopped, or held long enough; a pair waits for the sign or the time. */
    private boolean leaves(int c, int t, Open held) {
        double drift = drifts.of(held.by)[c][t];
        boolean back = !hedged && (held.side < 0 ? drift : -drift) <= Parameters.EXIT_DRIFT;
        boolean turned = held.side * panel.rate()[c][t - 1] > 0;
        boolean stopped = !hedged && -held.gain() >= Parameters.STOP;
        boolean old = t - held.bar >= held.by.maxBars();
        return Double.isFinite(panel.open()[c][t]) && (back || turned || stopped || old);
    }

    /** A bar without a price at its end is marked where it was; one without a rate is paid nothing. */
    private void hold(int c, Open held, int t, int at) {
        double rate = panel.rate()[c][t];
        if (Double.isFinite(rate)) {
            double funding = -held.side * held.quantity * held.mark * rate * panel.periodsPerBar();
            held.funding += funding;
            outcome.funded(at, funding);
        }
        double next = panel.open()[c][t + 1];
        if (Double.isFinite(next)) {
            outcome.priced(at, hedged ? 0 : held.side * held.quantity * (next - held.mark));
            held.mark = next;
        }
    }

    private void close(int c, Open held, int t, int at) {
        double value = held.quantity * held.mark;
        pay(value, at);
        double price = hedged ? 0 : held.side * held.quantity * (held.mark - held.entry);
        double paid = (held.quantity * held.entry + value) * (costs.fee(hedged) + costs.slip(hedged));
        outcome.traded(t - held.bar, price + held.funding - paid);
        open[c] = null;
    }

    private void end(int to, int at) {
        for (int c = 0; c < open.length; c++) {
            Open held = open[c];
            if (held != null) {
                close(c, held, to, at);
            }
        }
    }

    private void pay(double value, int at) {
        outcome.paid(at, value * (hedged ? 2 : 1), value * costs.fee(hedged), value * costs.slip(hedged));
    }

    private double gross() {
        double sum = 0;
        for (Open held : open) {
            sum += held == null ? 0 : held.quantity * held.mark;
        }
        return sum;
    }
}
