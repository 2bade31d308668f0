package io.traider.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.report.RunReport.RoundTrip;
import io.traider.report.RoundTrips.Funding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundTripsTest {

    static final InstrumentId BTC = InstrumentId.parse("KRAKEN_FUTURES:PF_XBTUSD");

    /** A trip of one unit. */
    static RoundTrip trip(String entry, String profit) {
        return new RoundTrip(
                BTC,
                Side.BUY,
                Quantity.parse("1"),
                0,
                PerformanceTest.DAY,
                Price.parse(entry),
                Price.parse(entry),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal(profit),
                1,
                2);
    }

    static Fill fill(long nanos, Side side, String quantity, String price, String fee) {
        return new Fill(
                "f" + nanos,
                "T" + nanos + "-1",
                "drift",
                BTC,
                side,
                Price.parse(price),
                Quantity.parse(quantity),
                Liquidity.TAKER,
                Money.of(fee, "USD"),
                nanos);
    }

    private static long decision(String order) {
        return Long.parseLong(order.substring(1, order.indexOf('-')));
    }

    /** Sold 1 at 100 and 1 at 110, bought 2 at 95: gained 20, paid 0.5 in fees, received 0.3 of funding. */
    @Test
    void aShortInPartsIsOneTrip() {
        List<RoundTrip> trips = RoundTrips.of(
                List.of(
                        fill(10, Side.SELL, "1", "100", "0.1"),
                        fill(20, Side.SELL, "1", "110", "0.1"),
                        fill(30, Side.BUY, "2", "95", "0.3")),
                List.of(
                        new Funding("drift", BTC, 5, new BigDecimal("7")),
                        new Funding("drift", BTC, 25, new BigDecimal("0.3"))),
                RoundTripsTest::decision);
        assertThat(trips)
                .containsExactly(new RoundTrip(
                        BTC,
                        Side.SELL,
                        Quantity.parse("2"),
                        10,
                        30,
                        Price.parse("105"),
                        Price.parse("95"),
                        new BigDecimal("0.5"),
                        new BigDecimal("0.3"),
                        new BigDecimal("19.8"),
                        10,
                        30));
    }

    @Test
    void aFillThroughZeroEndsATripAndBeginsTheNext() {
        List<RoundTrip> trips = RoundTrips.of(
                List.of(
                        fill(10, Side.BUY, "1", "100", "0"),
                        fill(20, Side.SELL, "3", "110", "0.3"),
                        fill(30, Side.BUY, "2", "100", "0")),
                List.of(),
                RoundTripsTest::decision);
        assertThat(trips).extracting(RoundTrip::side).containsExactly(Side.BUY, Side.SELL);
        assertThat(trips).extracting(t -> t.profit().doubleValue()).containsExactly(9.9, 19.8);
        assertThat(trips).extracting(RoundTrip::decision).containsExactly(10L, 20L);
    }

    /** Whatever the fills, once flat the trips' profits are what came in less what went out. */
    @Test
    void profitsAddUpToTheCash() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            List<Fill> fills = new ArrayList<>();
            BigDecimal cash = BigDecimal.ZERO;
            long held = 0;
            for (int i = 1; i <= 20; i++) {
                boolean last = i == 20;
                long units = last ? Math.abs(held) : 1 + random.nextInt(5);
                Side side = last ? (held > 0 ? Side.SELL : Side.BUY) : random.nextBoolean() ? Side.BUY : Side.SELL;
                if (units == 0) {
                    continue;
                }
                Fill fill = fill(i, side, Long.toString(units), Integer.toString(90 + random.nextInt(20)), "0.25");
                held += side.sign() * units;
                cash = cash.subtract(fill.fee().amount())
                        .subtract(fill.price().toBigDecimal().multiply(BigDecimal.valueOf(side.sign() * units)));
                fills.add(fill);
            }
            BigDecimal profits = RoundTrips.of(fills, List.of(), RoundTripsTest::decision).stream()
                    .map(RoundTrip::profit)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(profits.doubleValue())
                    .as("seed %d run %d", seed, run)
                    .isCloseTo(cash.doubleValue(), within(1e-9));
        }
    }
}
