package io.traider.engine;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What may be traded. */
public final class Instruments {

    /** A system property and a variable of the environment that name a file of more instruments; the property goes first. */
    private static final String PROPERTY = "traider.instruments";

    private static final String VARIABLE = "TRAIDER_INSTRUMENTS";

    private record Loaded(String file, SortedMap<InstrumentId, Instrument> all) {}

    private static volatile Loaded loaded = new Loaded("", shipped());

    private Instruments() {}

    /**
     * Those that the platform ships with and those of the file that {@code TRAIDER_INSTRUMENTS} names, which is read once.
     *
     * @throws IllegalArgumentException when the file cannot be read, has a line of another form, or says something about an
     *     instrument that is shipped
     */
    public static SortedMap<InstrumentId, Instrument> known() {
        String file = Objects.requireNonNullElse(
                System.getProperty(PROPERTY), Objects.requireNonNullElse(System.getenv(VARIABLE), ""));
        Loaded now = loaded;
        if (!now.file().equals(file)) {
            now = new Loaded(file, file.isBlank() ? shipped() : with(Path.of(file)));
            loaded = now;
        }
        return now.all();
    }

    /** What somebody may do about an instrument that is not known. */
    public static String advice() {
        return "Maybe list it in a file that " + VARIABLE + " names; known are " + known().keySet();
    }

    /** The instruments that the platform ships with, from {@code instruments/instruments.csv}. */
    static SortedMap<InstrumentId, Instrument> shipped() {
        return parse(ShippedFiles.resource("instruments/instruments.csv"));
    }

    /** Recorded days were decided with the shipped increments, so nobody says others. */
    private static SortedMap<InstrumentId, Instrument> with(Path file) {
        try {
            SortedMap<InstrumentId, Instrument> all = new TreeMap<>(shipped());
            parse(Files.readString(file)).forEach((id, instrument) -> {
                if (all.put(id, instrument) != null) {
                    throw new IllegalArgumentException(
                            "the platform ships with " + id + " already. Maybe take its line out");
                }
            });
            return Collections.unmodifiableSortedMap(all);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    VARIABLE + ": cannot read " + file + ": " + e + ". Maybe another path", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(VARIABLE + ": " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads lines of {@code venue,symbol,kind,base,quote,tick,lot,minimum} after a heading; {@code #} begins a comment.
     *
     * @throws IllegalArgumentException when a line is not of that form
     */
    public static SortedMap<InstrumentId, Instrument> parse(String csv) {
        SortedMap<InstrumentId, Instrument> all = new TreeMap<>();
        csv.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("venue,"))
                .map(Instruments::instrument)
                .forEach(instrument -> {
                    if (all.put(instrument.id(), instrument) != null) {
                        throw new IllegalArgumentException("two lines for " + instrument.id());
                    }
                });
        return Collections.unmodifiableSortedMap(all);
    }

    private static Instrument instrument(String line) {
        String[] part = line.split("\\s*,\\s*");
        if (part.length != 8) {
            throw wrong(line, "has " + part.length + " columns", null);
        }
        try {
            return new Instrument(
                    new InstrumentId(named(part[0], Venue.values(), Venue::name), part[1]),
                    named(part[2], InstrumentKind.values(), InstrumentKind::name),
                    part[3],
                    part[4],
                    Price.parse(part[5]),
                    Quantity.parse(part[6]),
                    Quantity.parse(part[7]));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong(line, "is no instrument: " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException wrong(String line, String why, @Nullable RuntimeException cause) {
        return new IllegalArgumentException(
                "'" + line + "' " + why + ". Maybe KRAKEN,BTC/USD,SPOT,BTC,USD,0.1,0.00000001,0.00005", cause);
    }

    private static <T> T named(String text, T[] all, Function<T, String> name) {
        return Arrays.stream(all)
                .filter(each -> name.apply(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is none of " + Arrays.toString(all)));
    }
}
