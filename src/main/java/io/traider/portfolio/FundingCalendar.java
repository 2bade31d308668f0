package io.traider.portfolio;

import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** When each instrument is settled next, and the rates that were announced for it. */
final class FundingCalendar {

    /** How long a rate may come after the moment that it is for. */
    static final long GRACE_NANOS = 60_000_000_000L;

    private static final long SECOND = 1_000_000_000L;

    /** What is known of an instrument. */
    private static final class Page {
        private final NavigableMap<Long, FundingRate> rates = new TreeMap<>();
        private long anchor;
        private long interval;
        private long done = Long.MIN_VALUE;
    }

    private final HoldingTerms terms;
    private final Map<InstrumentId, Page> pages = new TreeMap<>();

    FundingCalendar(HoldingTerms terms) {
        this.terms = terms;
    }

    private Page page(InstrumentId instrument) {
        return pages.computeIfAbsent(instrument, _ -> new Page());
    }

    /** A rate for a moment that is long over, or settled, settles nothing. */
    void announce(FundingRate rate, long nanos) {
        Page page = page(rate.instrument());
        long interval = rate.intervalSeconds() > 0
                ? rate.intervalSeconds() * SECOND
                : terms.fundingNanos(rate.instrument().venue(), nanos);
        long settlement =
                rate.nextFundingNanos() != 0 ? rate.nextFundingNanos() : after(rate.eventNanos(), 0, interval);
        page.rates.headMap(nanos - GRACE_NANOS).clear();
        if (interval > 0 && settlement > page.done && settlement >= nanos - GRACE_NANOS) {
            page.rates.put(settlement, rate);
            page.anchor = settlement;
            page.interval = interval;
        }
    }

    /** The first moment after {@code nanos} that is whole intervals from an anchor. */
    private static long after(long nanos, long anchor, long interval) {
        return interval <= 0 ? Long.MAX_VALUE : nanos + interval - Math.floorMod(nanos - anchor, interval);
    }

    /** Until when an instrument is settled; what was held before it is first asked for counts from {@code since}. */
    long done(InstrumentId instrument, long since) {
        Page page = page(instrument);
        page.done = Math.max(page.done, since);
        return page.done;
    }

    /** Nothing is owed up to this moment. */
    void settled(InstrumentId instrument, long nanos) {
        Page page = page(instrument);
        page.done = Math.max(page.done, nanos);
        page.rates.headMap(page.done, true).clear();
    }

    /** The first settlement after {@code nanos}; {@code Long.MAX_VALUE} when nobody knows of one. */
    long next(InstrumentId instrument, long nanos) {
        Page page = page(instrument);
        long interval = interval(instrument, nanos);
        long due = after(nanos, page.anchor, interval);
        Long announced = page.rates.higherKey(nanos);
        return announced != null && announced <= due + GRACE_NANOS ? announced : due;
    }

    /** How long it is between settlements; {@code 0} when nobody knows. */
    long interval(InstrumentId instrument, long nanos) {
        Page page = page(instrument);
        return page.interval > 0 ? page.interval : terms.fundingNanos(instrument.venue(), nanos);
    }

    /** The rate announced for a settlement, {@code null} when there is none. */
    @Nullable
    FundingRate rate(InstrumentId instrument, long settlement) {
        return page(instrument).rates.get(settlement);
    }

    /** Whether a rate was heard within the interval that it is for. */
    static boolean fresh(FundingRate rate, long settlement) {
        long interval = Math.max(1, rate.intervalSeconds()) * SECOND;
        return settlement - rate.receivedNanos() <= interval + GRACE_NANOS;
    }

    /** Rates of an earlier session are worth nothing in a new one; what was settled stays settled. */
    void clear() {
        pages.values().forEach(page -> {
            page.rates.clear();
            page.interval = 0;
            page.anchor = 0;
        });
    }
}
