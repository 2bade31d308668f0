package io.traider.history;

import io.traider.domain.InstrumentId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;

/**
 * Names a series.
 *
 * @param interval how long its bars are; {@link Interval#NONE} for other kinds
 */
public record SeriesId(InstrumentId instrument, SeriesKind kind, Interval interval) implements Comparable<SeriesId> {

    private static final Comparator<SeriesId> ORDER = Comparator.comparing(SeriesId::instrument)
            .thenComparing(SeriesId::kind)
            .thenComparing(SeriesId::interval);

    public SeriesId {
        if (kind == SeriesKind.BARS == interval.equals(Interval.NONE)) {
            throw new IllegalArgumentException(
                    kind.label() + " of " + instrument + " with the interval '" + interval + "'");
        }
    }

    /** A series that is not of bars. */
    public static SeriesId of(InstrumentId instrument, SeriesKind kind) {
        return new SeriesId(instrument, kind, Interval.NONE);
    }

    /** A series of bars. */
    public static SeriesId bars(InstrumentId instrument, Interval interval) {
        return new SeriesId(instrument, SeriesKind.BARS, interval);
    }

    /** Its file below the store's folder; characters that folders cannot have are written as in addresses. */
    Path path() {
        String symbol = URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8);
        String folder = symbol.startsWith(".") ? "%2E" + symbol.substring(1) : symbol.replace("*", "%2A");
        String name = kind.label() + (kind == SeriesKind.BARS ? "-" + interval : "") + ".parquet";
        return Path.of(instrument.venue().name(), folder, name);
    }

    /** The series of a file below the store's folder. */
    static SeriesId ofPath(Path path) {
        String symbol = URLDecoder.decode(path.getName(1).toString(), StandardCharsets.UTF_8);
        String name = path.getName(2).toString().replace(".parquet", "");
        int dash = name.indexOf('-');
        InstrumentId instrument = InstrumentId.parse(path.getName(0) + ":" + symbol);
        return dash < 0
                ? of(instrument, SeriesKind.valueOf(name.toUpperCase(Locale.ROOT)))
                : bars(instrument, Interval.parse(name.substring(dash + 1)));
    }

    @Override
    public int compareTo(SeriesId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.label() + (kind == SeriesKind.BARS ? " of " + interval : "") + " " + instrument;
    }
}
