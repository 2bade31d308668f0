package io.traider.engine;

import io.traider.domain.Instrument;
import io.traider.domain.OrderIntent;
import io.traider.domain.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How a strategy goes into a position. It leaves one by taking, always: who wants to be out does not wait in a queue. */
public sealed interface Entry {

    /** Takes what is on offer up to {@code entrySlippageBps} beyond the best price, at once or not at all. */
    record Taker() implements Entry {}

    /** The same, but for all of it at once or for nothing. */
    record FillOrKill() implements Entry {}

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

    /**
     * Waits until the market trades further its way, and takes from then on.
     *
     * @param triggerBps how far beyond the best price of the other side the market has to trade, basis points, positive
     * @param lifeNanos how long it waits before it is taken back
     * @param slippageBps how far beyond its trigger a stop-limit may trade; {@code null} of a stop that takes at any price
     */
    record Stop(
            BigDecimal triggerBps, long lifeNanos, @Nullable BigDecimal slippageBps) implements Entry {
        public Stop {
            triggered(triggerBps, lifeNanos);
            if (slippageBps != null && slippageBps.signum() < 0) {
                throw new IllegalArgumentException("a stop-limit whose limit is " + slippageBps.toPlainString()
                        + " basis points beyond its trigger. Maybe slippageBps: 3");
            }
        }
    }

    /**
     * Two orders, of which one cancels the other: one waits behind the best price of its own side, the other is a stop ahead
     * of the market.
     *
     * @param triggerBps how far beyond the best price of the other side the market has to trade for the stop, basis points,
     *     positive
     */
    record OneCancelsOther(BigDecimal offsetBps, BigDecimal triggerBps, long lifeNanos) implements Waiting {
        public OneCancelsOther {
            bounded(offsetBps, lifeNanos);
            triggered(triggerBps, lifeNanos);
        }

        @Override
        public OrderIntent of(OrderIntent resting, Instrument instrument) {
            return resting;
        }
    }

    private static void triggered(BigDecimal triggerBps, long lifeNanos) {
        if (triggerBps.signum() <= 0 || lifeNanos <= 0) {
            throw new IllegalArgumentException("a stop " + triggerBps.toPlainString()
                    + " basis points beyond the best price for " + lifeNanos
                    + " ns. Maybe triggerBps: 5 and lifeSeconds: 30");
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
            case "fill-or-kill" -> new FillOrKill();
            case "stop" -> new Stop(fields.decimal("triggerBps"), life(fields), null);
            case "stop-limit" -> new Stop(fields.decimal("triggerBps"), life(fields), fields.decimal("slippageBps"));
            case "one-cancels-other" ->
                new OneCancelsOther(fields.decimal("offsetBps"), fields.decimal("triggerBps"), life(fields));
            default ->
                throw new IllegalArgumentException("no entry style '" + style + "'. Maybe one of taker, fill-or-kill,"
                        + " post-only, iceberg, stop, stop-limit and one-cancels-other");
        };
    }

    private static long life(Yml fields) {
        return Math.round(fields.number("lifeSeconds") * 1e9);
    }
}
