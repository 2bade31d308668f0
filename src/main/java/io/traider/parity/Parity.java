package io.traider.parity;

import io.traider.execution.VenueTerms;
import io.traider.journal.InputsGoneException;
import io.traider.journal.JournalBlocks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Replays recorded time through the present code and compares. Reads the log beside whoever writes it; keeps one block in
 * memory at a time, so that its need does not grow with the length of the day. After a day it keeps its
 * engine, so that the next day of the same session goes on from there, however long ago that session began; after one that
 * differed the engine stands as was recorded. After one in which it failed, or whose inputs were not as they were written, the
 * way begins with the session again, as long as its inputs are kept. For one thread.
 */
public final class Parity implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;

    private final JournalBlocks log;
    private final Releases releases;
    private final VenueTerms terms;
    private final String software;
    private @Nullable Standing standing;
    private @Nullable Instant differed;

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

    /** Whether anything is recorded of a day of UTC. */
    public boolean recorded(LocalDate day) {
        long from = nanos(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        return log.range(from, from + 86_400 * SECOND).isPresent();
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
        Standing before = standing;
        standing = null;
        if (before != null && !way.goOnAfter(before)) {
            before.close();
            before = null;
        }
        try (ParityRun run = new ParityRun(way, releases, terms, venue, before)) {
            long start = System.nanoTime();
            boolean finished = way.go(run, listener);
            standing = run.standing(finished);
            differed = finished && standing == null && way.first() != null ? to : differed;
            return run.report(from, to, finished, software, (System.nanoTime() - start) / (double) SECOND);
        } catch (InputsGoneException e) {
            throw new IllegalStateException(gone(way, from), e);
        }
    }

    /** A later day of the same session would not help. */
    private String gone(DayWalk way, Instant from) {
        Session session = way.first();
        Instant began = session == null ? from : Instant.ofEpochSecond(0, session.nanos());
        return "the session that reaches into " + from + " began at " + began
                + ", and its first inputs are no longer kept, so nothing leads to that time"
                + (differed == null ? "" : "; no engine stood there, since the time up to " + differed + " differed")
                + ". Maybe restart the platform, as a new session can be checked from its beginning, or keep inputs for"
                + " more days";
    }

    /** Frees the engine that stands by. */
    @Override
    public void close() {
        if (standing != null) {
            standing.close();
        }
        standing = null;
    }

    static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
    }
}
