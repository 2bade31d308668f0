package io.traider.backtest;

import io.traider.domain.Bar;
import io.traider.domain.FundingRate;
import io.traider.domain.Order;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Step;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Whether orders of a strategy of bars knew of bars that came after them, as {@link LookAheadCheck} asks of events: the past is
 * run again with the bars and funding rates after some of its orders cut off and changed, and every order before must come out the same.
 */
public final class BarLookAhead {

    private static final int PER_MILLE = 1_000;
    private static final BigDecimal OTHER_RATE = new BigDecimal("0.0001");

    /** The past, from its beginning each time. */
    @FunctionalInterface
    public interface Past {
        Iterable<Bar> bars() throws IOException;

        /** Funding rates beside them, by when they were received. */
        default Iterable<FundingRate> rates() throws IOException {
            return List.of();
        }
    }

    /** What is checked: runs bars with a new strategy. */
    @FunctionalInterface
    public interface Runner {
        void run(Iterable<Bar> bars, Iterable<FundingRate> rates, BacktestListener listener) throws IOException;
    }

    /**
     * What was looked at.
     *
     * @param orders of the whole run; when there is none, nothing is proven
     * @param points after which the future was altered, each in both ways
     * @param found both orders of the first difference, for a person
     */
    public record Result(long orders, int points, Optional<String> found) {}

    private final Past past;
    private final Runner runner;
    private final int points;
    private final long seed;

    /** As {@link LookAheadCheck#LookAheadCheck}. */
    public BarLookAhead(Past past, Runner runner, int points, long seed) {
        if (points < 1) {
            throw new IllegalArgumentException(points + " points check nothing. Maybe 4");
        }
        this.past = past;
        this.runner = runner;
        this.points = points;
        this.seed = seed;
    }

    /** Runs the past once whole, and twice for each point. */
    public Result run() throws IOException {
        List<Bar> bars = new ArrayList<>();
        past.bars().forEach(bars::add);
        List<FundingRate> rates = new ArrayList<>();
        past.rates().forEach(rates::add);
        List<Order> whole = orders(bars, rates);
        int checked = Math.min(points, whole.size());
        for (int i = 1; i <= checked; i++) {
            long point = whole.get(whole.size() * i / checked - 1).createdNanos();
            for (LookAheadCheck.Future future : LookAheadCheck.Future.values()) {
                List<Order> other = orders(altered(bars, point, future), otherRates(rates, point, future));
                Optional<String> found = compare(whole, other, point, future);
                if (found.isPresent()) {
                    return new Result(whole.size(), i, found);
                }
            }
        }
        return new Result(whole.size(), checked, Optional.empty());
    }

    private List<Order> orders(List<Bar> bars, List<FundingRate> rates) throws IOException {
        List<Order> orders = new ArrayList<>();
        runner.run(bars, rates, new BacktestListener() {
            @Override
            public void step(Step step) {
                if (!step.decisions().isEmpty()) {
                    orders.addAll(step.orders());
                }
            }
        });
        return orders;
    }

    private static Optional<String> compare(
            List<Order> whole, List<Order> other, long point, LookAheadCheck.Future future) {
        for (int i = 0; ; i++) {
            Order known = until(whole, i, point);
            Order altered = until(other, i, point);
            if (known == null && altered == null) {
                return Optional.empty();
            }
            if (known == null || !known.equals(altered)) {
                return Optional.of("an order up to " + point + " changed when the bars and rates after it were "
                        + (future == LookAheadCheck.Future.CUT_OFF ? "cut off" : "changed")
                        + ".\n  with the future as it was: " + words(known) + "\n  with the other:             "
                        + words(altered));
            }
        }
    }

    private static @Nullable Order until(List<Order> orders, int i, long point) {
        return i < orders.size() && orders.get(i).createdNanos() <= point ? orders.get(i) : null;
    }

    private static String words(@Nullable Order order) {
        return order == null
                ? "no order"
                : order.id() + " at " + order.createdNanos() + ", "
                        + order.intent().side() + " " + order.intent().quantity();
    }

    private List<Bar> altered(List<Bar> bars, long point, LookAheadCheck.Future future) {
        SplittableRandom dice = new SplittableRandom(seed ^ point);
        List<Bar> altered = new ArrayList<>();
        for (Bar bar : bars) {
            if (bar.endNanos() <= point) {
                altered.add(bar);
            } else if (future == LookAheadCheck.Future.CHANGED) {
                altered.add(other(bar, PER_MILLE + (dice.nextBoolean() ? 1 : -1) * dice.nextLong(10, 101)));
            }
        }
        return altered;
    }

    /** A rate counts from the moment after it was received, so one of the point itself is after it. */
    private static List<FundingRate> otherRates(List<FundingRate> rates, long point, LookAheadCheck.Future future) {
        List<FundingRate> altered = new ArrayList<>();
        for (FundingRate rate : rates) {
            if (rate.receivedNanos() < point) {
                altered.add(rate);
            } else if (future == LookAheadCheck.Future.CHANGED) {
                altered.add(new FundingRate(
                        rate.instrument(),
                        rate.eventNanos(),
                        rate.receivedNanos(),
                        rate.rate().add(OTHER_RATE).negate(),
                        rate.intervalSeconds(),
                        rate.nextFundingNanos()));
            }
        }
        return altered;
    }

    private static Bar other(Bar bar, long perMille) {
        return new Bar(
                bar.instrument(),
                bar.startNanos(),
                bar.endNanos(),
                times(bar.open(), perMille),
                times(bar.high(), perMille),
                times(bar.low(), perMille),
                times(bar.close(), perMille),
                Quantity.ofUnits(2 * bar.volume().units()));
    }

    private static Price times(Price price, long perMille) {
        return Price.ofUnits(Math.max(1, price.units() / PER_MILLE * perMille));
    }
}
