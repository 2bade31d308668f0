package io.traider.portfolio;

import io.traider.domain.FundingRate;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Position;
import io.traider.domain.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is due on an instrument: funding of a perpetual, or borrowing for a spot short. Where funding accrues, a position
 * that changes pays for the time since the last payment at once; when the rate of that time is not known yet, it is kept until
 * the rate is heard.
 */
final class Settlement {

    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final BigDecimal HOURS_OF_A_YEAR = BigDecimal.valueOf(8_760);
    private static final int KEPT = 100;

    /**
     * Something to be paid on positions of an instrument.
     *
     * @param rate fraction of the position's value that longs pay and shorts receive
     * @param positions as they were held in the time that it is paid for
     */
    record Due(Instrument instrument, long nanos, BigDecimal rate, List<Position> positions) {}

    /** Positions that were held for a part of an interval whose rate is not known yet. */
    private record Waiting(Instrument instrument, long settlement, BigDecimal part, List<Position> positions) {}

    private final HoldingTerms terms;
    private final FundingCalendar calendar;
    private final List<Unsettled> unsettled = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long count;

    Settlement(HoldingTerms terms) {
        this.terms = terms;
        this.calendar = new FundingCalendar(terms);
    }

    FundingCalendar calendar() {
        return calendar;
    }

    /** The first of what could not be settled. */
    List<Unsettled> unsettled() {
        return List.copyOf(unsettled);
    }

    long count() {
        return count;
    }

    /**
     * What is due on open positions until now.
     *
     * @param positions at least one
     * @param since from when on an open position counts that was not asked for before
     * @param last whether a rate that has not come yet comes too late, since the position changes now
     */
    List<Due> due(Instrument instrument, List<Position> positions, long since, long nanos, boolean last) {
        InstrumentId id = instrument.id();
        List<Due> due = late(instrument, nanos);
        long done = calendar.done(id, since);
        for (long next = next(instrument, done); next <= nanos; next = next(instrument, done)) {
            Answer answer = answer(instrument, next);
            if (answer.rate != null) {
                due.add(new Due(instrument, next, answer.rate.multiply(part(instrument, done, next, next)), positions));
            } else if (last || nanos - next >= FundingCalendar.GRACE_NANOS) {
                missing(new Unsettled(id, next, answer.why));
            } else {
                break;
            }
            calendar.settled(id, next);
            done = next;
        }
        if (last && done < nanos && accrues(instrument, nanos)) {
            accrue(instrument, positions, done, nanos, due);
        }
        return due;
    }

    /** What was kept until its rate was heard. */
    List<Due> late(Instrument instrument, long nanos) {
        List<Due> due = new ArrayList<>(1);
        waiting.removeIf(kept -> kept.instrument.equals(instrument) && settled(kept, nanos, due));
        return due;
    }

    private boolean settled(Waiting kept, long nanos, List<Due> due) {
        Answer answer = answer(kept.instrument, kept.settlement);
        if (answer.rate != null) {
            due.add(new Due(kept.instrument, kept.settlement, answer.rate.multiply(kept.part), kept.positions));
        } else if (nanos - kept.settlement >= FundingCalendar.GRACE_NANOS) {
            missing(new Unsettled(kept.instrument.id(), kept.settlement, answer.why));
        }
        return answer.rate != null || nanos - kept.settlement >= FundingCalendar.GRACE_NANOS;
    }

    private void accrue(Instrument instrument, List<Position> positions, long done, long nanos, List<Due> due) {
        long settlement = next(instrument, done);
        BigDecimal part = part(instrument, done, nanos, settlement);
        Answer answer = answer(instrument, settlement);
        if (answer.rate != null) {
            due.add(new Due(instrument, nanos, answer.rate.multiply(part), positions));
        } else {
            waiting.add(new Waiting(instrument, settlement, part, positions));
        }
        calendar.settled(instrument.id(), nanos);
    }

    /** The part of the interval that ends at a settlement from one moment to another; all of it where nothing accrues. */
    private BigDecimal part(Instrument instrument, long from, long to, long settlement) {
        long interval = calendar.interval(instrument.id(), to);
        if (!accrues(instrument, to) || interval <= 0) {
            return BigDecimal.ONE;
        }
        long held = Math.min(to - Math.max(from, settlement - interval), interval);
        return BigDecimal.valueOf(held).divide(BigDecimal.valueOf(interval), MathContext.DECIMAL64);
    }

    private boolean accrues(Instrument instrument, long nanos) {
        return instrument.kind() == InstrumentKind.PERPETUAL
                && terms.accrues(instrument.id().venue(), nanos);
    }

    /** Rates of an earlier session are worth nothing in a new one, so what waits for one waits in vain. */
    void forget() {
        waiting.forEach(kept -> missing(new Unsettled(
                kept.instrument.id(),
                kept.settlement,
                "the session ended before the funding rate was heard. Maybe book it by hand")));
        waiting.clear();
        calendar.clear();
    }

    /** A rate, or why there is none. */
    private record Answer(@Nullable BigDecimal rate, String why) {}

    private long next(Instrument instrument, long done) {
        return instrument.kind() == InstrumentKind.SPOT
                ? done + HOUR_NANOS - Math.floorMod(done, HOUR_NANOS)
                : calendar.next(instrument.id(), done);
    }

    private Answer answer(Instrument instrument, long settlement) {
        if (instrument.kind() == InstrumentKind.SPOT) {
            BigDecimal annual = terms.borrow(instrument, settlement);
            return annual == null
                    ? new Answer(
                            null,
                            "no rate is stated for borrowing " + instrument.base() + ". Maybe the venue lends"
                                    + " none; else add it to fees/borrow.csv")
                    : new Answer(
                            annual.divide(HOURS_OF_A_YEAR, MathContext.DECIMAL64)
                                    .negate(),
                            "");
        }
        FundingRate rate = calendar.rate(instrument.id(), settlement);
        if (rate == null) {
            return new Answer(null, "no funding rate was heard for it. Maybe the data has a gap there");
        }
        return FundingCalendar.fresh(rate, settlement)
                ? new Answer(rate.rate(), "")
                : new Answer(
                        null,
                        "the funding rate " + rate.rate().toPlainString() + " is "
                                + (settlement - rate.receivedNanos()) / 1_000_000_000L + " s old");
    }

    private void missing(Unsettled what) {
        count++;
        if (unsettled.size() < KEPT) {
            unsettled.add(what);
        }
    }

    /** Value times rate, received when negative; without a mark the position's cost is its value. */
    static BigDecimal received(Due due, Position position, Function<InstrumentId, @Nullable Price> marks) {
        Price mark = marks.apply(position.instrument());
        BigDecimal value = mark == null
                ? position.cost().amount()
                : mark.toBigDecimal().multiply(position.quantity().toBigDecimal());
        return value.multiply(due.rate()).negate();
    }
}
