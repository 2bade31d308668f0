package io.traider.portfolio;

import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The last funding rate of each perpetual, until the moment at which it is settled. */
final class FundingCalendar {

    private final SortedMap<InstrumentId, FundingRate> next = new TreeMap<>();

    /** A rate for a moment that is over settles nothing, and one for a later period waits for the running one. */
    void announce(FundingRate rate, long nanos) {
        FundingRate known = next.get(rate.instrument());
        boolean running = known == null || known.nextFundingNanos() >= rate.nextFundingNanos();
        if (rate.nextFundingNanos() > nanos && running) {
            next.put(rate.instrument(), rate);
        }
    }

    /** Takes out the rates whose moment has come. */
    List<FundingRate> due(long nanos) {
        if (next.isEmpty()) {
            return List.of();
        }
        List<FundingRate> due = new ArrayList<>();
        Iterator<FundingRate> rates = next.values().iterator();
        while (rates.hasNext()) {
            FundingRate rate = rates.next();
            if (rate.nextFundingNanos() <= nanos) {
                due.add(rate);
                rates.remove();
            }
        }
        return due;
    }

    void clear() {
        next.clear();
    }
}
