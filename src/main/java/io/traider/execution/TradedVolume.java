package io.traider.execution;

import io.traider.domain.DatedTable;
import io.traider.domain.Fill;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the account traded at each venue, by UTC day. The volume that decides on a fee tier is that of the thirty whole days
 * before today, as venues count it that set the tiers once a day.
 */
final class TradedVolume {

    private static final int DAYS = 30;

    private final Map<Venue, NavigableMap<Long, BigDecimal>> days = new EnumMap<>(Venue.class);
    private final Map<Venue, Long> summedOn = new EnumMap<>(Venue.class);
    private final Map<Venue, BigDecimal> sums = new EnumMap<>(Venue.class);

    void add(Fill fill) {
        BigDecimal value = fill.price().times(fill.quantity());
        add(fill.instrument().venue(), DatedTable.day(fill.nanos()), value);
    }

    private void add(Venue venue, long day, BigDecimal value) {
        NavigableMap<Long, BigDecimal> known = days.computeIfAbsent(venue, _ -> new TreeMap<>());
        known.merge(day, value, BigDecimal::add);
        while (known.firstKey() < known.lastKey() - DAYS) {
            known.pollFirstEntry();
        }
        Long summed = summedOn.get(venue);
        if (summed != null && day != summed) {
            summedOn.remove(venue);
        }
    }

    /** Sum of the thirty days before the day of this moment. */
    BigDecimal before(Venue venue, long nanos) {
        long today = DatedTable.day(nanos);
        Long summed = summedOn.get(venue);
        if (summed == null || summed != today) {
            NavigableMap<Long, BigDecimal> known = days.getOrDefault(venue, new TreeMap<>());
            sums.put(
                    venue,
                    known.subMap(today - DAYS, today).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            summedOn.put(venue, today);
        }
        return sums.get(venue);
    }

    List<VolumeDay> state() {
        List<VolumeDay> all = new ArrayList<>();
        days.forEach((venue, known) -> known.forEach((day, value) -> all.add(new VolumeDay(venue, day, plain(value)))));
        return all;
    }

    /** Equal amounts are equal, however they were computed. */
    private static BigDecimal plain(BigDecimal value) {
        return value.stripTrailingZeros();
    }

    void restore(List<VolumeDay> state) {
        days.clear();
        summedOn.clear();
        state.forEach(day -> add(day.venue(), day.day(), day.value()));
    }
}
