package io.traider.parity;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a replay of a recorded time found.
 *
 * @param from first moment of that time
 * @param to first moment that is too late
 * @param outcome how it ended
 * @param cause of the first difference
 * @param software version that replayed
 * @param sessions that were recorded, with what was in force in each
 * @param versions content hash of each artefact that the last of them was replayed with
 * @param firstSequence of the time's first input, {@code 0} when there is none
 * @param lastSequence of its last
 * @param inputs compared
 * @param led inputs before them that led there, from the beginning of the session
 * @param decisions recorded, each with its verdict
 * @param denied of them
 * @param fills recorded
 * @param postings ledger entries recorded
 * @param reports of the paper venue that were made again, {@code 0} when it was not replayed
 * @param differences how many there are
 * @param byKind how many there are of each kind
 * @param first the first of them, at most two hundred
 * @param recordedHash of the recorded steps, see {@link io.traider.journal.StepHash}
 * @param replayedHash of the steps now; equal when every one is the same to the last bit
 * @param divergence from a run with a paper venue of its own; {@code null} when there was none
 * @param seconds that it took, compiling rules included
 * @param inputsPerSecond gone through, those before the time included, compiling rules not
 * @param decisionsPerSecond made anew
 */
public record ParityReport(
        Instant from,
        Instant to,
        Outcome outcome,
        Cause cause,
        String software,
        List<Session> sessions,
        SortedMap<String, String> versions,
        long firstSequence,
        long lastSequence,
        long inputs,
        long led,
        long decisions,
        long denied,
        long fills,
        long postings,
        long reports,
        long differences,
        SortedMap<Difference.Kind, Long> byKind,
        List<Difference> first,
        String recordedHash,
        String replayedHash,
        @Nullable DivergenceReport divergence,
        double seconds,
        double inputsPerSecond,
        double decisionsPerSecond) {

    /** How a replay ended. */
    public enum Outcome {
        /** Every decision, verdict, fill and posting is the same. */
        IDENTICAL,
        /** Something is not. */
        DIFFERENT,
        /** Nothing is recorded of that time. */
        EMPTY,
        /** It was not let run to its end. */
        STOPPED
    }

    public ParityReport {
        sessions = List.copyOf(sessions);
        first = List.copyOf(first);
    }
}
