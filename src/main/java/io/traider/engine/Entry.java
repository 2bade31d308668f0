package io.traider.engine;

import io.traider.domain.Instrument;
import io.traider.domain.OrderIntent;
import io.traider.domain.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a strategy goes into a position. It leaves one by taking, always: who wants to be out does not wait in a queue. */
public sealed interface Entry {

    /** Takes what is on offer up to {@code entrySlippageBps} beyond the best price, at once or not at all. */
    record Taker() implements Entry {}

    /** Waits in the book for a while. */
    sealed interface Waiting extends Entry {

        /** How far behind the best price of its own side it waits, basis points; {@code 0} joins it. */
        BigDecimal offsetBps();

        /** How long it waits before it is taken back. */
        long lifeNanos();

        /** The order with what makes it of this kind. */
        OrderIntent of(OrderIntent resting, Instrument instrument);
    }

    /** Waits, and is refused by the venue rather than take. */
    record PostOnly(BigDecimal offsetBps, long lifeNanos) implements Waiting {
        public PostOnly {
            bounded(offsetBps, lifeNanos);
        }

        @Override
        public OrderIntent of(OrderIntent resting, Instrument instrument) {
            return resting.restingOnly();
        }
    }

    /**
     * Waits, and shows only a part of itself at a time.
     *
     * @param displayedShare of its quantity, above 0 and up to 1; rounded up to lots, and at least the instrument's minimum
     */
    record Iceberg(BigDecimal offsetBps, long lifeNanos, BigDecimal displayedShare) implements Waiting {
        public Iceberg {
            bounded(offsetBps, lifeNanos);
            if (displayedShare.signum() <= 0 || displayedShare.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("an iceberg that shows " + displayedShare.toPlainString()
                        + " of itself. Maybe displayedShare: 0.2");
            }
        }

        @Override
        public OrderIntent of(OrderIntent resting, Instrument instrument) {
            long lot = instrument.lotSize().units();
            long lots = displayedShare
                    .multiply(BigDecimal.valueOf(resting.quantity().units()))
                    .divide(BigDecimal.valueOf(lot), 0, RoundingMode.CEILING)
                    .longValueExact();
            long shown = Math.max(lots * lot, instrument.minimumQuantity().units());
            return resting.showing(
                    Quantity.ofUnits(Math.min(shown, resting.quantity().units())));
        }
    }

    private static void bounded(BigDecimal offsetBps, long lifeNanos) {
        if (offsetBps.signum() < 0 || lifeNanos <= 0) {
            throw new IllegalArgumentException("an entry that waits " + offsetBps.toPlainString()
                    + " basis points behind the best price for " + lifeNanos
                    + " ns. Maybe offsetBps: 0 and lifeSeconds: 30");
        }
    }

    /** Reads the strategy file's {@code entry}; without one a strategy takes. */
    static Entry read(Yml file) {
        if (!file.has("entry")) {
            return new Taker();
        }
        Yml fields = file.map("entry");
        String style = fields.text("style");
        return switch (style) {
            case "taker" -> new Taker();
            case "post-only" -> new PostOnly(fields.decimal("offsetBps"), life(fields));
            case "iceberg" -> new Iceberg(fields.decimal("offsetBps"), life(fields), fields.decimal("displayedShare"));
            default ->
                throw new IllegalArgumentException(
                        "no entry style '" + style + "'. Maybe one of taker, post-only and iceberg");
        };
    }

    private static long life(Yml fields) {
        return Math.round(fields.number("lifeSeconds") * 1e9);
    }
}
