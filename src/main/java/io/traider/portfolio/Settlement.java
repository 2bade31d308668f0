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

/** Finds what is due on an instrument: funding of a perpetual, or borrowing for a spot short. */
final class Settlement {

    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final BigDecimal HOURS_OF_A_YEAR = BigDecimal.valueOf(8_760);
    private static final int KEPT = 100;

    /**
     * Something to be paid on every position of an instrument.
     *
     * @param rate fraction of the position's value that longs pay and shorts receive
     */
    record Due(Instrument instrument, long nanos, BigDecimal rate) {}

    private final HoldingTerms terms;
    private final FundingCalendar calendar;
    private final List<Unsettled> unsettled = new ArrayList<>();
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
     * What is due until now.
     *
     * @param since from when on an open position counts that was not asked for before
     * @param last whether a rate that has not come yet comes too late, since the position changes now
     */
    List<Due> due(Instrument instrument, long since, long nanos, boolean last) {
        InstrumentId id = instrument.id();
        List<Due> due = new ArrayList<>(1);
        long done = calendar.done(id, since);
        for (long next = next(instrument, done); next <= nanos; next = next(instrument, done)) {
            Answer answer = answer(instrument, next);
            if (answer.rate != null) {
                due.add(new Due(instrument, next, answer.rate));
            } else if (last || nanos - next >= FundingCalendar.GRACE_NANOS) {
                missing(new Unsettled(id, next, answer.why));
            } else {
                break;
            }
            calendar.settled(id, next);
            done = next;
        }
        return due;
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
