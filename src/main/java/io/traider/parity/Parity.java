package io.traider.parity;

import io.traider.execution.VenueTerms;
import io.traider.journal.JournalBlocks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Replays recorded time through the present code and compares. Reads the log beside whoever writes it; keeps one block in
 * memory at a time, so that its need does not grow with the length of the day.
 */
public final class Parity {
    private static final long SECOND = 1_000_000_000L;

    private final JournalBlocks log;
    private final Releases releases;
    private final VenueTerms terms;
    private final String software;

    /**
     * @param releases belongs to the caller, who closes it after the last check
     * @param terms of the paper venue
     * @param software version of the platform that replays
     */
    public Parity(JournalBlocks log, Releases releases, VenueTerms terms, String software) {
        this.log = log;
        this.releases = releases;
        this.terms = terms;
        this.software = software;
    }

    /**
     * Checks a day of UTC.
     *
     * @param venue whether the paper venue's reports are made again too, and a run with a venue of its own is set beside
     * @throws IllegalStateException when inputs that lead to that day are no longer kept, or the log cannot be read
     */
    public ParityReport check(LocalDate day, boolean venue, ReplayListener listener) {
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return check(from, from.plus(Duration.ofDays(1)), venue, listener);
    }

    /** Checks a stretch of time, as {@link #check(LocalDate, boolean, ReplayListener)} does a day. */
    public ParityReport check(Instant from, Instant to, boolean venue, ReplayListener listener) {
        DayWalk way = new DayWalk(log, nanos(from), nanos(to));
        try (ParityRun run = new ParityRun(way, releases, terms, venue)) {
            long start = System.nanoTime();
            boolean finished = way.go(run, listener);
            return run.report(from, to, finished, software, (System.nanoTime() - start) / (double) SECOND);
        }
    }

    static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
    }
}
