package io.traider.engine;

import io.traider.domain.InstrumentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each account traded on the UTC day. For the engine's thread. */
final class Turnover {

    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final SortedMap<String, MonitorState.Traded> accounts = new TreeMap<>();
    private final SortedMap<String, MonitorState.RoundTrips> trips = new TreeMap<>();
    private long day = Long.MIN_VALUE;

    /**
     * Takes in a fill.
     *
     * @param value in dollars
     * @param flat whether nothing of the instrument is held after it
     */
    void add(String account, InstrumentId instrument, BigDecimal value, boolean flat, long nanos) {
        long today = Math.floorDiv(nanos, DAY_NANOS);
        if (today != day) {
            accounts.clear();
            trips.clear();
            day = today;
        }
        MonitorState.Traded before = of(account);
        accounts.put(
                account, new MonitorState.Traded(account, today, before.value().add(value), before.fills() + 1));
        if (flat) {
            String key = account + " " + instrument;
            trips.put(
                    key, new MonitorState.RoundTrips(account, instrument, today, roundTrips(account, instrument) + 1));
        }
    }

    MonitorState.Traded of(String account) {
        MonitorState.Traded found = accounts.get(account);
        return found == null ? new MonitorState.Traded(account, day, BigDecimal.ZERO, 0) : found;
    }

    long roundTrips(String account, InstrumentId instrument) {
        MonitorState.RoundTrips found = trips.get(account + " " + instrument);
        return found == null ? 0 : found.times();
    }

    List<MonitorState.Traded> accounts() {
        return List.copyOf(accounts.values());
    }

    List<MonitorState.RoundTrips> trips() {
        return List.copyOf(trips.values());
    }

    void restore(List<MonitorState.Traded> traded, List<MonitorState.RoundTrips> went) {
        accounts.clear();
        trips.clear();
        day = Long.MIN_VALUE;
        traded.forEach(each -> {
            accounts.put(each.account(), each);
            day = each.day();
        });
        went.forEach(each -> trips.put(each.account() + " " + each.instrument(), each));
    }
}
