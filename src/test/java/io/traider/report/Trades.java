package io.traider.report;

import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.report.RunReport.RoundTrip;
import java.math.BigDecimal;

/** Trades for tests. */
final class Trades {

    static final InstrumentId BTC = InstrumentId.parse("KRAKEN_FUTURES:PF_XBTUSD");

    private Trades() {}

    /** A trip of one unit for a day. */
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
}
