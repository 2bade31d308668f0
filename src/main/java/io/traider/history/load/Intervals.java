package io.traider.history.load;

import io.traider.history.Interval;
import io.traider.history.SeriesKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds out how long bars or funding periods are. */
final class Intervals {

    private static final long HOUR = 3_600_000_000_000L;

    private Intervals() {}

    /** The mapping with its interval: what was asked for, what the file says, or the distance that most rows have. */
    static Mapping complete(Mapping mapping, Sample sample, Interval asked) throws LayoutException {
        boolean funding = mapping.kind() == SeriesKind.FUNDING;
        boolean needed = funding || mapping.kind() == SeriesKind.BARS || mapping.quoteBars();
        if (!needed) {
            return mapping;
        }
        if (!asked.equals(Interval.NONE)) {
            return mapping.with(asked);
        }
        boolean said = mapping.has(Field.INTERVAL_SECONDS) || mapping.has(Field.INTERVAL_HOURS);
        if (!mapping.interval().equals(Interval.NONE) || funding && said) {
            return mapping;
        }
        return mapping.with(commonest(distances(mapping, sample), sample));
    }

    private static List<Long> distances(Mapping mapping, Sample sample) {
        if (mapping.kind() == SeriesKind.BARS && mapping.has(Field.END)) {
            List<Long> starts = times(mapping, Field.TIME, sample);
            List<Long> ends = times(mapping, Field.END, sample);
            List<Long> lengths = new ArrayList<>();
            for (int i = 0; i < Math.min(starts.size(), ends.size()); i++) {
                lengths.add(ends.get(i) - starts.get(i));
            }
            return lengths;
        }
        List<Long> times = times(mapping, Field.TIME, sample);
        List<Long> distances = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            distances.add(Math.abs(times.get(i) - times.get(i - 1)));
        }
        return distances;
    }

    private static List<Long> times(Mapping mapping, Field field, Sample sample) {
        boolean funding = mapping.kind() == SeriesKind.FUNDING;
        return sample.column(mapping.at(field)).stream()
                .filter(text -> mapping.midnight() == Mapping.WHOLE || text.matches("\\d{1,8}"))
                .map(text -> mapping.midnight() == Mapping.WHOLE
                        ? TimeText.nanos(text)
                        : Long.valueOf(Long.parseLong(text) * 1_000_000))
                .filter(time -> time != TimeText.NONE)
                .map(time -> funding ? Math.floorDiv(time + HOUR / 2, HOUR) * HOUR : time)
                .toList();
    }

    private static Interval commonest(List<Long> distances, Sample sample) throws LayoutException {
        Map<Long, Integer> counts = new TreeMap<>();
        distances.stream()
                .filter(distance -> distance > 0)
                .forEach(distance -> counts.merge(distance, 1, Integer::sum));
        long common = counts.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.<Long, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(0L);
        if (common == 0 || common % 1_000_000 != 0) {
            throw new LayoutException("its " + sample.rows().size()
                    + " rows do not tell the interval. Maybe give it, such as --interval=1m or --interval=8h");
        }
        return new Interval(common);
    }
}
