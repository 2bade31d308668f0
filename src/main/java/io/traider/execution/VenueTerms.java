package io.traider.execution;

import io.traider.domain.DatedTable;
import io.traider.domain.Venue;

/** What each venue charges and how long an order takes to reach it, by date. */
public final class VenueTerms {

    private final FeeSchedule fees;
    private final DatedTable<Long> latencies;

    private VenueTerms(FeeSchedule fees, DatedTable<Long> latencies) {
        this.fees = fees;
        this.latencies = latencies;
    }

    /** What the platform ships with, from {@code fees/} on the class path. */
    public static VenueTerms shipped() {
        return Shipped.TERMS;
    }

    /** Read once, as every run asks for it. */
    private static final class Shipped {
        private static final VenueTerms TERMS =
                parse(DatedTable.resource("fees/fees.csv"), DatedTable.resource("fees/latency.csv"));
    }

    /**
     * Reads both tables; {@code #} begins a comment.
     *
     * @param feesCsv see {@link FeeSchedule#parse}
     * @param latencyCsv lines of {@code venue,from,millis}
     * @throws IllegalArgumentException when a line is not of its form
     */
    public static VenueTerms parse(String feesCsv, String latencyCsv) {
        DatedTable<Long> latencies = new DatedTable<>("fees/latency.csv");
        for (String[] line : DatedTable.lines(latencyCsv, 3, "BINANCE,2017-07-01,5")) {
            latencies.put(Venue.valueOf(line[0]).name(), line[1], Math.round(Double.parseDouble(line[2]) * 1_000_000));
        }
        return new VenueTerms(FeeSchedule.parse(feesCsv), latencies);
    }

    /** The same with other fees. */
    public VenueTerms with(FeeSchedule other) {
        return new VenueTerms(other, latencies);
    }

    public FeeSchedule fees() {
        return fees;
    }

    /**
     * How long an order or a cancellation takes to the venue.
     *
     * @throws IllegalArgumentException when none is stated for that day
     */
    public long latencyNanos(Venue venue, long nanos) {
        return latencies.get(venue.name(), nanos);
    }
}
