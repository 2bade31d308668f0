package io.traider.backtest;

import io.traider.domain.Bar;
import io.traider.domain.Instrument;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a strategy of bars goes into a position: prices are counted in basis points from the close of the bar that it decided on,
 * lives in bars. It leaves a position by a market order, always, as strategies of events take.
 */
public sealed interface BarEntry {

    /** As a strategy's name has it, and as {@link #parse} reads it; empty of a market order. */
    String name();

    /** At the next bar's price of the fill model. */
    record Market() implements BarEntry {
        @Override
        public String name() {
            return "";
        }
    }

    /**
     * Waits for a better price.
     *
     * @param offsetBps how far from the close, not negative
     * @param bars after how many it is taken back
     */
    record Limit(BigDecimal offsetBps, int bars) implements BarEntry {
        public Limit {
            lives(bars);
            if (offsetBps.signum() < 0) {
                throw new IllegalArgumentException(
                        "a limit " + offsetBps.toPlainString() + " basis points from the close. Maybe limit:10:3");
            }
        }

        @Override
        public String name() {
            return "limit:" + offsetBps.toPlainString() + ":" + bars;
        }
    }

    /**
     * Waits until the market has gone further its way, and takes.
     *
     * @param triggerBps how far from the close, positive
     * @param bars after how many it is taken back
     */
    record Stop(BigDecimal triggerBps, int bars) implements BarEntry {
        public Stop {
            lives(bars);
            ahead(triggerBps);
        }

        @Override
        public String name() {
            return "stop:" + triggerBps.toPlainString() + ":" + bars;
        }
    }

    /**
     * The same, but at no worse a price than its limit.
     *
     * @param slippageBps how far its limit is beyond its trigger, not negative
     */
    record StopLimit(BigDecimal triggerBps, BigDecimal slippageBps, int bars) implements BarEntry {
        public StopLimit {
            lives(bars);
            ahead(triggerBps);
            if (slippageBps.signum() < 0) {
                throw new IllegalArgumentException("a limit " + slippageBps.toPlainString()
                        + " basis points beyond its trigger. Maybe stop-limit:10:5:3");
            }
        }

        @Override
        public String name() {
            return "stop-limit:" + triggerBps.toPlainString() + ":" + slippageBps.toPlainString() + ":" + bars;
        }
    }

    private static void lives(int bars) {
        if (bars < 1) {
            throw new IllegalArgumentException("an entry that waits for " + bars + " bars. Maybe 3");
        }
    }

    private static void ahead(BigDecimal triggerBps) {
        if (triggerBps.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a stop " + triggerBps.toPlainString() + " basis points from the close. Maybe stop:10:3");
        }
    }

    /**
     * Reads {@code limit:OFFSET:BARS}, {@code stop:TRIGGER:BARS} or {@code stop-limit:TRIGGER:SLIPPAGE:BARS}, all but the bars
     * in basis points; nothing is a market order.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static BarEntry parse(String text) {
        String[] part = text.split(":", -1);
        try {
            return switch (part[0] + " " + part.length) {
                case " 1" -> new Market();
                case "limit 3" -> new Limit(new BigDecimal(part[1]), Integer.parseInt(part[2]));
                case "stop 3" -> new Stop(new BigDecimal(part[1]), Integer.parseInt(part[2]));
                case "stop-limit 4" ->
                    new StopLimit(new BigDecimal(part[1]), new BigDecimal(part[2]), Integer.parseInt(part[3]));
                default -> throw new IllegalArgumentException("there is none of that form");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no entry of a strategy of bars (" + e.getMessage()
                            + "). Maybe limit:10:3, stop:10:3 or stop-limit:10:5:3",
                    e);
        }
    }

    /** The order that is decided at a bar's end. */
    default OrderIntent intent(String strategy, Instrument instrument, Side side, Quantity quantity, Bar bar) {
        long span = bar.endNanos() - bar.startNanos();
        return switch (this) {
            case Market _ -> market(strategy, instrument, side, quantity);
            case Limit(BigDecimal offset, int bars) ->
                waiting(
                        strategy,
                        instrument,
                        side,
                        quantity,
                        price(instrument, bar.close(), side, offset.negate(), false),
                        bars * span);
            case Stop(BigDecimal trigger, int bars) ->
                new OrderIntent(
                                strategy,
                                instrument.id(),
                                side,
                                OrderType.MARKET,
                                TimeInForce.GTD,
                                quantity,
                                null,
                                bars * span,
                                false)
                        .stoppedAt(price(instrument, bar.close(), side, trigger, true));
            case StopLimit(BigDecimal trigger, BigDecimal slippage, int bars) -> {
                Price from = price(instrument, bar.close(), side, trigger, true);
                Price limit = price(instrument, from, side, slippage, true);
                yield waiting(strategy, instrument, side, quantity, limit, bars * span)
                        .stoppedAt(from);
            }
        };
    }

    /** At the market, which may also be to get out. */
    static OrderIntent market(String strategy, Instrument instrument, Side side, Quantity quantity) {
        return new OrderIntent(
                strategy, instrument.id(), side, OrderType.MARKET, TimeInForce.GTC, quantity, null, 0, false);
    }

    private static OrderIntent waiting(
            String strategy, Instrument instrument, Side side, Quantity quantity, Price limit, long lifeNanos) {
        return new OrderIntent(
                strategy, instrument.id(), side, OrderType.LIMIT, TimeInForce.GTD, quantity, limit, lifeNanos, false);
    }

    /** So far beyond a price for the side, on the tick grid: away from the market, or on the cautious side of a limit. */
    private static Price price(Instrument instrument, Price from, Side side, BigDecimal beyondBps, boolean away) {
        BigDecimal bps = BigDecimal.valueOf(10_000);
        long tick = instrument.tickSize().units();
        RoundingMode mode = away == (side == Side.BUY) ? RoundingMode.CEILING : RoundingMode.FLOOR;
        long ticks = BigDecimal.valueOf(from.units())
                .multiply(bps.add(beyondBps.multiply(BigDecimal.valueOf(side.sign()))))
                .divide(bps.multiply(BigDecimal.valueOf(tick)), 0, mode)
                .longValueExact();
        return Price.ofUnits(Math.max(1, ticks) * tick);
    }
}
