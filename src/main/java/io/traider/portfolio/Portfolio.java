package io.traider.portfolio;

import io.traider.domain.Fill;
import io.traider.domain.FundingRate;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Positions and ledger, kept in step. For one writer's thread. */
public final class Portfolio {

    private record Key(String strategy, InstrumentId instrument) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byStrategy = strategy.compareTo(other.strategy);
            return byStrategy != 0 ? byStrategy : instrument.compareTo(other.instrument);
        }
    }

    private static final int FUNDING_SCALE = 10;

    private final SortedMap<InstrumentId, Instrument> instruments;
    private final Valuation valuation;
    private final SortedMap<Key, Held> held = new TreeMap<>();
    private final Map<Key, Entries.Accounts> accounts = new HashMap<>();
    private final Ledger ledger = new Ledger();
    private final HoldingTerms terms;
    private final Settlement settlement;
    private EquityTrack equity = EquityTrack.NONE;

    /** With the terms that the platform ships with. */
    public Portfolio(SortedMap<InstrumentId, Instrument> instruments, DollarRates dollars) {
        this(instruments, dollars, HoldingTerms.shipped());
    }

    public Portfolio(SortedMap<InstrumentId, Instrument> instruments, DollarRates dollars, HoldingTerms terms) {
        this.instruments = instruments;
        this.valuation = new Valuation(instruments, dollars);
        this.terms = terms;
        this.settlement = new Settlement(terms);
    }

    /** Puts a strategy's capital in, which is nothing that anybody gained. */
    public LedgerEntry deposit(String strategy, Venue venue, Money amount, long nanos) {
        LedgerEntry entry = Entries.capital(strategy, venue, amount, nanos);
        post(entry);
        return entry;
    }

    private void post(LedgerEntry entry) {
        ledger.post(entry);
        for (Posting posting : entry.postings()) {
            if (Entries.isCapital(posting.account())) {
                equity = equity.raised(valuation.cash(posting.amount().negate(), entry.nanos()));
            }
        }
    }

    /** Whether a strategy's capital was put in. */
    public boolean hasCapital(String strategy) {
        return !ledger.total(Entries.capital(strategy)::equals).isEmpty();
    }

    /** Takes in a fill at the moment in which it was made. */
    public Booking fill(Fill fill) {
        return fill(fill, fill.nanos());
    }

    /**
     * Takes in a fill.
     *
     * @param nanos when it was heard of, up to which the position before it was settled: from then on the new one counts,
     *     for an engine that was restored from positions as for one that went on
     */
    public Booking fill(Fill fill, long nanos) {
        return fill(fill, Money.zero(fill.fee().currency()), "fill", nanos);
    }

    /** Takes in a fill by which a venue liquidated a position; as {@link #fill(Fill, long)}. */
    public Booking liquidated(Fill fill, Money penalty, long nanos) {
        return fill(fill, penalty, "liquidation", nanos);
    }

    private Booking fill(Fill fill, Money penalty, String what, long nanos) {
        Instrument instrument = instrument(fill.instrument());
        Position before = position(fill.strategy(), fill.instrument());
        AverageCost booked = AverageCost.of(before, fill, penalty, nanos);
        return book(booked.position(), Entries.fill(what, accounts(fill), instrument, fill, penalty, before, booked));
    }

    private Entries.Accounts accounts(Fill fill) {
        return accounts.computeIfAbsent(
                new Key(fill.strategy(), fill.instrument()),
                key -> Entries.Accounts.of(key.strategy(), key.instrument()));
    }

    private Booking book(Position position, LedgerEntry entry) {
        ledger.post(entry);
        put(position);
        return new Booking(position, entry);
    }

    /** Takes note of a perpetual's funding rate. */
    public void announce(FundingRate rate, long nanos) {
        settlement.calendar().announce(rate, nanos);
    }

    /**
     * Settles what is due on positions: funding of perpetuals, quantity times mark times rate, received when negative; and
     * every hour what borrowing for a spot short costs. Where funding accrues, for the time that they were held. Rounded to {@value #FUNDING_SCALE} decimals. A position without a
     * mark price is settled at its cost. What cannot be settled for want of a fresh rate is {@link #unsettled}.
     */
    public List<Booking> settle(long nanos, Function<InstrumentId, @Nullable Price> marks) {
        return held.isEmpty() ? List.of() : settle(nanos, marks, null);
    }

    /** The same before a fill in an instrument: a rate that has not come yet comes too late for it. */
    public List<Booking> settleBefore(InstrumentId filled, long nanos, Function<InstrumentId, @Nullable Price> marks) {
        return held.isEmpty() ? List.of() : settle(nanos, marks, filled);
    }

    private List<Booking> settle(
            long nanos, Function<InstrumentId, @Nullable Price> marks, @Nullable InstrumentId filled) {
        SortedMap<InstrumentId, List<Position>> owing = new TreeMap<>();
        for (Held each : held.values()) {
            Position position = each.position();
            boolean spot = instrument(position.instrument()).kind() == InstrumentKind.SPOT;
            boolean owes = spot
                    ? position.quantity().units() < 0
                    : !position.quantity().isZero();
            List<Position> all = owing.computeIfAbsent(position.instrument(), _ -> new ArrayList<>(1));
            boolean _ = owes && all.add(position);
        }
        List<Booking> bookings = new ArrayList<>();
        owing.forEach((instrument, positions) -> {
            if (positions.isEmpty()) {
                settlement.late(instrument(instrument), nanos).forEach(due -> pay(due, marks, nanos, bookings));
                settlement.calendar().settled(instrument, nanos);
            } else {
                settle(positions, nanos, marks, instrument.equals(filled), bookings);
            }
        });
        return bookings;
    }

    private void settle(
            List<Position> positions,
            long nanos,
            Function<InstrumentId, @Nullable Price> marks,
            boolean last,
            List<Booking> bookings) {
        Instrument instrument = instrument(positions.getFirst().instrument());
        long since = positions.stream().mapToLong(Position::updatedNanos).max().orElseThrow();
        settlement.due(instrument, positions, since, nanos, last).forEach(due -> pay(due, marks, nanos, bookings));
    }

    /** Payments that were due on positions and could not be settled, the first hundred. */
    public List<Unsettled> unsettled() {
        return settlement.unsettled();
    }

    /** How many payments could not be settled. */
    public long unsettledCount() {
        return settlement.count();
    }

    /**
     * What the account lacks for an order: of the initial margin of a perpetual, or of the money for a purchase of spot;
     * {@code null} when nothing. An order that cannot make a position larger asks for no margin. Where a mark or a margin is not
     * known, nobody knows whether it is there, so it lacks that.
     *
     * @param order with its venue, not filled yet
     * @param working all orders that are not closed, the order itself may be among them
     */
    public @Nullable Shortage shortage(
            Order order, List<Order> working, long nanos, Function<InstrumentId, @Nullable Price> marks) {
        Instrument instrument = instrument(order.instrument());
        if (order.intent().reduceOnly()) {
            return null;
        }
        return instrument.kind() == InstrumentKind.SPOT
                ? new PurchaseCover(instruments, valuation, nanos, marks).shortage(order, working, ledger)
                : new InitialMargin(instruments, valuation, terms, nanos, marks)
                        .shortage(order, working, positions(), ledger);
    }

    /** The perpetual positions that their venues liquidate now, since the account there does not keep their margin. */
    public List<MarginCall> marginCalls(long nanos, Function<InstrumentId, @Nullable Price> marks) {
        return margins(nanos, marks).calls(ledger);
    }

    /** Why accounts of perpetuals cannot be judged now, one a venue: nothing is liquidated there meanwhile. */
    public List<Unjudged> unjudged(long nanos, Function<InstrumentId, @Nullable Price> marks) {
        return held.isEmpty() ? List.of() : margins(nanos, marks).unjudged();
    }

    private Margins margins(long nanos, Function<InstrumentId, @Nullable Price> marks) {
        return new Margins(instruments, valuation, terms, positions(), nanos, marks);
    }

    /**
     * How much of the equity at a venue the positions in perpetuals there need to be kept, whichever strategy holds them; above
     * one they are liquidated. Zero without any, infinite without equity.
     */
    public double marginUse(Venue venue, long nanos, Function<InstrumentId, @Nullable Price> marks) {
        return margins(nanos, marks).use(venue, ledger);
    }

    private void pay(
            Settlement.Due due, Function<InstrumentId, @Nullable Price> marks, long nanos, List<Booking> bookings) {
        due.positions().forEach(then -> bookings.add(pay(due, then, marks, nanos)));
    }

    private Booking pay(Settlement.Due due, Position then, Function<InstrumentId, @Nullable Price> marks, long nanos) {
        Position position = position(then.strategy(), then.instrument());
        BigDecimal received = Settlement.received(due, then, marks).setScale(FUNDING_SCALE, RoundingMode.HALF_EVEN);
        Money payment = new Money(received, position.cost().currency());
        Position after = new Position(
                position.strategy(),
                position.instrument(),
                position.quantity(),
                position.cost(),
                position.realizedPnl(),
                position.fees(),
                position.funding().plus(payment),
                nanos);
        return book(after, Entries.payment(due.instrument(), position, payment, due.nanos(), nanos));
    }

    /** Market knowledge of an earlier session is worth nothing in a new one. */
    public void forgetMarket() {
        settlement.forget();
    }

    /** The position, flat when nothing was traded yet. */
    public Position position(String strategy, InstrumentId instrument) {
        Held found = held.get(new Key(strategy, instrument));
        return found == null ? Position.flat(strategy, instrument(instrument)) : found.position();
    }

    /** Since when a position has its direction; {@code 0} when nothing was traded yet. */
    public long openedNanos(String strategy, InstrumentId instrument) {
        Held found = held.get(new Key(strategy, instrument));
        return found == null ? 0 : found.openedNanos();
    }

    /** Every position that was ever held, by strategy and instrument. */
    public List<Position> positions() {
        return held.values().stream().map(Held::position).toList();
    }

    /** Every account with what stands on it; all lines of a currency sum to zero. */
    public List<Posting> trialBalance() {
        return ledger.trialBalance();
    }

    /** The figures of this moment. Positions without a mark are taken at cost, see {@link #valued}. */
    public PortfolioSummary summary(long nanos, Function<InstrumentId, @Nullable Price> marks) {
        return valuation.summary(nanos, ledger, positions(), marks, equity);
    }

    /** Whether every open position has a mark, so that a summary means something. */
    public boolean valued(Function<InstrumentId, @Nullable Price> marks) {
        return positions().stream()
                .allMatch(position -> position.quantity().isZero() || marks.apply(position.instrument()) != null);
    }

    /** Makes the figures of this moment count: for the day's start, the peak and the drawdown. */
    public PortfolioSummary record(long nanos, Function<InstrumentId, @Nullable Price> marks) {
        equity = equity.record(nanos, summary(nanos, marks).equity());
        return summary(nanos, marks);
    }

    /** Whether nothing was recorded on this UTC day yet. */
    public boolean startsDay(long nanos) {
        return equity.startsDay(nanos);
    }

    /** An amount in dollars. */
    public BigDecimal dollars(Money money, long nanos) {
        return valuation.dollars(money, nanos);
    }

    /** Takes over what an earlier run of the same input recorded. */
    public void redo(List<LedgerEntry> entries, List<Position> positions, @Nullable PortfolioSummary recorded) {
        entries.forEach(this::post);
        positions.forEach(this::put);
        if (recorded != null) {
            equity = EquityTrack.of(recorded);
        }
    }

    private void put(Position position) {
        held.compute(
                new Key(position.strategy(), position.instrument()),
                (_, before) -> before == null ? new Held(position, position.updatedNanos()) : before.become(position));
    }

    /** Everything it remembers; the market is no part of it. */
    public PortfolioState state() {
        return new PortfolioState(List.copyOf(held.values()), ledger.trialBalance(), equity);
    }

    /** Becomes what {@link #state()} said. */
    public void restore(PortfolioState state) {
        held.clear();
        state.held()
                .forEach(kept -> held.put(
                        new Key(kept.position().strategy(), kept.position().instrument()), kept));
        ledger.restore(state.balances());
        equity = state.equity();
    }

    private Instrument instrument(InstrumentId id) {
        Instrument found = instruments.get(id);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no instrument " + id + ". Maybe the file that TRAIDER_INSTRUMENTS named lists it");
        }
        return found;
    }
}
