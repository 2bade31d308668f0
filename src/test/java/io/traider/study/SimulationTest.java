package io.traider.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.study.Parameters.Variant;
import io.traider.study.WalkForward.Windows;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final long DAY = 86_400_000_000_000L;
    private static final TradingCosts FREE = new TradingCosts("free", 0, 0, 0);

    static Panel panel(double[][] open, double[][] rate) {
        double[][] volatility = new double[open.length][];
        String[] names = new String[open.length];
        for (int c = 0; c < open.length; c++) {
            volatility[c] = Arrays.copyOf(Panel.volatility(open[c], 20, 2), rate[c].length);
            names[c] = "C" + (char) ('A' + c);
        }
        long[] nanos = new long[open[0].length];
        for (int t = 0; t < nanos.length; t++) {
            nanos[t] = t * DAY;
        }
        return new Panel("test", List.of(names), nanos, open, rate, volatility, 3, List.of());
    }

    /** Funding that rests at 1 bp and rises from the eighth bar on; prices up 1 % and down 1 % by turns, then down for good. */
    private static Panel crowded() {
        double[] open = new double[16];
        double[] rate = new double[15];
        for (int t = 0; t < open.length; t++) {
            open[t] = t < 10 ? (t % 2 == 0 ? 100 : 101) : 100 - (t - 9);
        }
        for (int t = 0; t < rate.length; t++) {
            rate[t] = t < 8 ? 0.0001 : t < 12 ? 0.0005 : -0.0001;
        }
        return panel(new double[][] {open}, new double[][] {rate});
    }

    private static Outcome run(Variant variant, TradingCosts costs) {
        Parameters by = new Parameters(variant, 1, 7, 0.5, 0, 10);
        return new Drifts(crowded()).run(by, costs, 0, 14);
    }

    /**
     * The rate of bar 8 is known when bar 9 begins: sold at 101 then. That of bar 12, negative, is known when bar 13 begins:
     * bought at 96. Size is the largest allowed.
     */
    @Test
    void aCrowdIsSoldAndBoughtBackByHand() {
        double size = Math.min(0.2, 0.005 / Panel.volatility(crowded().open()[0], 20, 2)[9]);
        Outcome outcome = run(Variant.FADE, FREE);
        double quantity = size / 101;
        assertThat(outcome.bars()).containsExactly(4);
        assertThat(outcome.price()).isCloseTo(quantity * (101 - 96), within(1e-12));
        double funding = quantity * 3 * (0.0005 * (101 + 99 + 98) - 0.0001 * 97);
        assertThat(outcome.funding()).isCloseTo(funding, within(1e-12));
        assertThat(outcome.turnover()).isCloseTo(quantity * (101 + 96), within(1e-12));
        assertThat(outcome.net()).isCloseTo(quantity * 5 + funding, within(1e-12));
        assertThat(outcome.profits())
                .hasSize(1)
                .first()
                .satisfies(p -> assertThat(p).isCloseTo(outcome.net(), within(1e-12)));
    }

    @Test
    void aPairGainsFundingAlone() {
        Outcome hedged = run(Variant.HARVEST, FREE);
        assertThat(hedged.price()).isZero();
        assertThat(hedged.funding()).isCloseTo(run(Variant.FADE, FREE).funding(), within(1e-12));
    }

    /** Both legs pay at both ends: 5 + 10 bps of fees and twice 2 of slippage. */
    @Test
    void costsArePaidForEveryFill() {
        Outcome free = run(Variant.HARVEST, FREE);
        Outcome paid = run(Variant.HARVEST, TradingCosts.TAKER);
        double value = free.turnover() / 2;
        assertThat(paid.fees()).isCloseTo(value * 15e-4, within(1e-12));
        assertThat(paid.slippage()).isCloseTo(value * 4e-4, within(1e-12));
        assertThat(paid.net()).isCloseTo(free.net() - value * 19e-4, within(1e-12));
        assertThat(free.breakEvenBps()).isCloseTo(1e4 * free.net() / free.turnover(), within(1e-9));
    }

    @Test
    void priceAndFundingLessCostsIsTheNet() {
        Outcome outcome = new Drifts(random(99, 12, 60))
                .run(new Parameters(Variant.FADE, 1, 7, 0.5, 0, 7), TradingCosts.TAKER, 0, 60);
        assertThat(outcome.profits().size()).isGreaterThan(20);
        assertThat(outcome.net()).isCloseTo(outcome.gross() - outcome.fees() - outcome.slippage(), within(1e-12));
        assertThat(outcome.profits().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(outcome.net(), within(1e-12));
    }

    /** Whatever becomes of rates and prices after a moment, what was chosen and held up to it stays the same. */
    @Test
    void theFutureDoesNotMatter() {
        Windows windows = new Windows(21, 7);
        for (long seed = 1; seed <= 10; seed++) {
            Panel panel = random(seed, 10, 70);
            for (Variant variant : Variant.values()) {
                List<Parameters> grid = Parameters.grid(variant, 1);
                WalkForward known = WalkForward.run(new Drifts(panel), grid, TradingCosts.TAKER, windows);
                int now = 22 + (int) (seed * 4);
                WalkForward other =
                        WalkForward.run(new Drifts(perturbed(panel, now)), grid, TradingCosts.TAKER, windows);
                int past = now - known.first();
                assertThat(Arrays.copyOf(other.outcome().returns(), past - 1))
                        .as("%s, seed %d, bar %d", variant, seed, now)
                        .containsExactly(Arrays.copyOf(known.outcome().returns(), past - 1));
                assertThat(Arrays.copyOf(other.outcome().exposure(), past))
                        .containsExactly(Arrays.copyOf(known.outcome().exposure(), past));
                assertThat(other.choices().stream().filter(c -> c.from() <= now).toList())
                        .isEqualTo(known.choices().stream()
                                .filter(c -> c.from() <= now)
                                .toList());
            }
        }
    }

    /** What the test above rests on: the other future is another one. */
    @Test
    void anotherFutureIsAnotherResult() {
        Panel panel = random(3, 10, 70);
        Parameters by = new Parameters(Variant.FADE, 1, 7, 0.5, 0, 7);
        Outcome known = new Drifts(panel).run(by, TradingCosts.TAKER, 0, 70);
        Outcome other = new Drifts(perturbed(panel, 40)).run(by, TradingCosts.TAKER, 0, 70);
        assertThat(other.net()).isNotEqualTo(known.net());
    }

    /** Rates that wander and are pulled back, prices that wander; some of either are not known. */
    private static Panel random(long seed, int contracts, int bars) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] open = new double[contracts][bars + 1];
        double[][] rate = new double[contracts][bars];
        for (int c = 0; c < contracts; c++) {
            double price = 100;
            double now = 0.0001;
            for (int t = 0; t <= bars; t++) {
                price *= 1 + 0.03 * (random.nextDouble() - 0.5);
                now += 0.3 * (0.0001 - now) + 0.0004 * (random.nextDouble() - 0.5);
                open[c][t] = random.nextInt(40) == 0 ? Double.NaN : price;
                if (t < bars) {
                    rate[c][t] = random.nextInt(40) == 0 ? Double.NaN : now;
                }
            }
        }
        return panel(open, rate);
    }

    /** Everything that is not known yet when a bar begins is different. */
    private static Panel perturbed(Panel panel, int bar) {
        double[][] open = new double[panel.open().length][];
        double[][] rate = new double[panel.rate().length][];
        for (int c = 0; c < open.length; c++) {
            open[c] = panel.open()[c].clone();
            rate[c] = panel.rate()[c].clone();
            for (int t = bar; t < rate[c].length; t++) {
                rate[c][t] = -3 * rate[c][t] + 0.001;
                open[c][t + 1] = 7 + 1_000 * c + t * t;
            }
        }
        return panel(open, rate);
    }
}
