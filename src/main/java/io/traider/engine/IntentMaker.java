package io.traider.engine;

import io.traider.domain.BookView;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Limits;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderType;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.domain.TimeInForce;
import io.traider.domain.Venue;
import io.traider.risk.Exposure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes an order of a signal: side, size and a price. It takes what can be had at once a little beyond the best price, or
 * waits in the book or for a trigger where the strategy enters so.
 */
final class IntentMaker {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    private final StrategyDefinition definition;
    private final SortedMap<InstrumentId, Instrument> instruments;
    private final Market market;
    private final OrderCheck check;
    private final Legs legs;

    IntentMaker(StrategyDefinition definition, EngineSetup setup, Market market, OrderCheck check, Legs legs) {
        this.definition = definition;
        this.instruments = setup.instruments();
        this.market = market;
        this.check = check;
        this.legs = legs;
    }

    Instrument instrument(InstrumentId id) {
        return instruments.get(id);
    }

    /** @return {@code null} when there is nothing on offer, nothing to leave, or no size that makes sense */
    @Nullable
    OrderIntent make(Signal signal, Position position, double volatilityBps, @Nullable Limits limits, long nanos) {
        Instrument instrument = instruments.get(signal.instrument());
        boolean exit = signal.kind() == SignalKind.EXIT;
        Side side = exit
                ? (position.quantity().units() > 0 ? Side.SELL : Side.BUY)
                : signal.kind() == SignalKind.ENTER_LONG ? Side.BUY : Side.SELL;
        boolean spotLeg = legs.isSpot(instrument.id());
        Entry entry = exit || spotLeg ? new Entry.Taker() : definition.entry();
        BigDecimal slippage = exit || spotLeg ? definition.exitSlippageBps() : definition.entrySlippageBps();
        Price price = price(entry, instrument, side, slippage);
        if (price == null) {
            return null;
        }
        Quantity quantity = spotLeg
                ? cover(instrument, side, position)
                : exit ? position.quantity().abs() : size(instrument, side, price, volatilityBps, limits, nanos);
        return quantity.isZero() ? null : order(entry, instrument, side, quantity, price, exit);
    }

    /** A limit, or the trigger of a stop; {@code null} when nothing is on offer. */
    private @Nullable Price price(Entry entry, Instrument instrument, Side side, BigDecimal slippage) {
        return switch (entry) {
            case Entry.Taker _, Entry.FillOrKill _ -> price(instrument, side, side.opposite(), slippage);
            case Entry.Waiting waiting ->
                price(instrument, side, side, waiting.offsetBps().negate());
            case Entry.Stop stop -> ahead(instrument, side, stop.triggerBps());
        };
    }

    private OrderIntent order(
            Entry entry, Instrument instrument, Side side, Quantity quantity, Price price, boolean exit) {
        return switch (entry) {
            case Entry.Taker _ -> limited(instrument, side, quantity, price, exit, TimeInForce.IOC, 0);
            case Entry.FillOrKill _ -> limited(instrument, side, quantity, price, exit, TimeInForce.FOK, 0);
            case Entry.Waiting style ->
                style.of(
                        limited(instrument, side, quantity, price, exit, TimeInForce.GTD, style.lifeNanos()),
                        instrument);
            case Entry.Stop(BigDecimal _, long life, BigDecimal slippage) ->
                slippage == null
                        ? stop(instrument, side, quantity, life, price)
                        : limited(
                                        instrument,
                                        side,
                                        quantity,
                                        beyond(instrument, side, price, slippage),
                                        exit,
                                        TimeInForce.GTD,
                                        life)
                                .stoppedAt(price);
        };
    }

    private OrderIntent limited(
            Instrument instrument,
            Side side,
            Quantity quantity,
            @Nullable Price limit,
            boolean exit,
            TimeInForce life,
            long lifeNanos) {
        return new OrderIntent(
                definition.name(),
                instrument.id(),
                side,
                limit == null ? OrderType.MARKET : OrderType.LIMIT,
                life,
                quantity,
                limit,
                lifeNanos,
                exit);
    }

    private OrderIntent stop(Instrument instrument, Side side, Quantity quantity, long lifeNanos, Price trigger) {
        return limited(instrument, side, quantity, null, false, TimeInForce.GTD, lifeNanos)
                .stoppedAt(trigger);
    }

    /** The order that an entry cancels when it trades, and is cancelled by; {@code null} of one that goes alone. */
    @Nullable
    OrderIntent other(OrderIntent entry) {
        boolean alone = entry.reduceOnly() || legs.isSpot(entry.instrument());
        if (alone || !(definition.entry() instanceof Entry.OneCancelsOther both)) {
            return null;
        }
        Instrument instrument = instruments.get(entry.instrument());
        Price trigger = ahead(instrument, entry.side(), both.triggerBps());
        return trigger == null ? null : stop(instrument, entry.side(), entry.quantity(), both.lifeNanos(), trigger);
    }

    /** Beyond the best price of the other side, rounded to the tick away from the market. */
    private @Nullable Price ahead(Instrument instrument, Side side, BigDecimal bps) {
        BookView book = market.book(instrument.id());
        boolean buy = side == Side.BUY;
        if (book == null || (buy ? book.askLevels() : book.bidLevels()) == 0) {
            return null;
        }
        return beyond(instrument, side, Price.ofUnits(buy ? book.askPrice(0) : book.bidPrice(0)), bps);
    }

    private static Price beyond(Instrument instrument, Side side, Price from, BigDecimal bps) {
        BigDecimal tick = BigDecimal.valueOf(instrument.tickSize().units());
        BigDecimal ticks = BigDecimal.valueOf(from.units())
                .multiply(BPS.add(bps.multiply(BigDecimal.valueOf(side.sign()))))
                .divide(BPS.multiply(tick), 0, side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR);
        return Price.ofUnits(
                Math.max(1, ticks.longValueExact()) * instrument.tickSize().units());
    }

    /** What a spot leg lacks or has too much of; it is not sized by volatility, since it makes risk smaller. */
    private Quantity cover(Instrument spot, Side side, Position position) {
        Quantity gap = legs.gap(spot.id());
        boolean wanted = side == Side.BUY ? gap.units() > 0 : gap.units() < 0;
        return !wanted ? Quantity.ZERO : side == Side.BUY ? gap : gap.abs().min(position.quantity());
    }

    /** The best price of a side of the book and so far beyond, rounded to the tick on the cautious side. */
    private @Nullable Price price(Instrument instrument, Side side, Side of, BigDecimal beyondBps) {
        BookView book = market.book(instrument.id());
        boolean buy = side == Side.BUY;
        boolean bids = of == Side.BUY;
        if (book == null || (bids ? book.bidLevels() : book.askLevels()) == 0) {
            return null;
        }
        BigDecimal best = BigDecimal.valueOf(bids ? book.bidPrice(0) : book.askPrice(0));
        BigDecimal ticks = best.multiply(BPS.add(beyondBps.multiply(BigDecimal.valueOf(side.sign()))))
                .divide(
                        BPS.multiply(BigDecimal.valueOf(instrument.tickSize().units())),
                        0,
                        buy ? RoundingMode.FLOOR : RoundingMode.CEILING);
        long units =
                Math.multiplyExact(ticks.longValueExact(), instrument.tickSize().units());
        return units > 0 ? Price.ofUnits(units) : null;
    }

    private Quantity size(
            Instrument instrument, Side side, Price limit, double volatilityBps, @Nullable Limits limits, long nanos) {
        BookView book = market.book(instrument.id());
        Price reference = market.mark(instrument.id());
        if (book == null || reference == null || limits == null) {
            return Quantity.ZERO;
        }
        return definition
                .sizing()
                .size(
                        instrument,
                        volatilityBps,
                        capital(nanos),
                        limits.maxOrderValue().min(limits.maxPositionValue()),
                        check.dollars(instrument.value(limit, Quantity.ofUnits(Quantity.ONE)), nanos),
                        Exposure.depth(book, side, reference, limits.collarBps()));
    }

    private BigDecimal capital(long nanos) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Venue venue : definition.capital().keySet()) {
            sum = sum.add(check.dollars(definition.capital().get(venue), nanos));
        }
        return sum;
    }
}
