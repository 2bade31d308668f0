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
 * Makes an order of a signal: side, size and a limit. It takes what can be had at once a little beyond the best price, or
 * waits in the book where the strategy enters so.
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
        Entry.Waiting waiting = !exit && !spotLeg && definition.entry() instanceof Entry.Waiting style ? style : null;
        Price limit = waiting != null
                ? price(instrument, side, side, waiting.offsetBps().negate())
                : price(
                        instrument,
                        side,
                        side.opposite(),
                        exit || spotLeg ? definition.exitSlippageBps() : definition.entrySlippageBps());
        if (limit == null) {
            return null;
        }
        Quantity quantity = spotLeg
                ? cover(instrument, side, position)
                : exit ? position.quantity().abs() : size(instrument, side, limit, volatilityBps, limits, nanos);
        return quantity.isZero() ? null : order(instrument, side, quantity, limit, exit, waiting);
    }

    private OrderIntent order(
            Instrument instrument,
            Side side,
            Quantity quantity,
            Price limit,
            boolean exit,
            Entry.@Nullable Waiting waiting) {
        OrderIntent order = new OrderIntent(
                definition.name(),
                instrument.id(),
                side,
                OrderType.LIMIT,
                waiting == null ? TimeInForce.IOC : TimeInForce.GTD,
                quantity,
                limit,
                waiting == null ? 0 : waiting.lifeNanos(),
                exit);
        return waiting == null ? order : waiting.of(order, instrument);
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
