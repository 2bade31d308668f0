package io.traider.engine;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Venue;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What may be traded. */
public final class Instruments {

    private Instruments() {}

    /** The instruments that the platform ships with, from {@code instruments/instruments.csv}. */
    public static SortedMap<InstrumentId, Instrument> shipped() {
        return parse(ShippedFiles.resource("instruments/instruments.csv"));
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
                .forEach(instrument -> all.put(instrument.id(), instrument));
        return Collections.unmodifiableSortedMap(all);
    }

    private static Instrument instrument(String line) {
        String[] part = line.split(",");
        if (part.length != 8) {
            throw new IllegalArgumentException("'" + line + "' has " + part.length
                    + " columns. Maybe KRAKEN,BTC/USD,SPOT,BTC,USD,0.1,0.00000001,0.00005");
        }
        return new Instrument(
                new InstrumentId(Venue.valueOf(part[0]), part[1]),
                InstrumentKind.valueOf(part[2]),
                part[3],
                part[4],
                Price.parse(part[5]),
                Quantity.parse(part[6]),
                Quantity.parse(part[7]));
    }
}
