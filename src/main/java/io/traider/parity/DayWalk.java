package io.traider.parity;

import io.traider.domain.Input;
import io.traider.domain.Step;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.engine.EngineState;
import io.traider.journal.BlockWalk;
import io.traider.journal.JournalBlocks;
import io.traider.journal.JournalBlocks.Range;
import io.traider.journal.RecordedBlock;
import io.traider.journal.Recovery;
import io.traider.session.SessionSetup;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The way through a recorded time: from the beginning of the session that reaches into it, since books and features begin
 * there, to its end.
 */
final class DayWalk {
    private static final int PROGRESS = 8_192;
    /** Artefacts that a session's beginning may name. */
    private static final int ARTEFACTS = 64;

    /** What goes along. */
    interface Traveller {
        /** A session begins with the next input. */
        void session(Session session);

        /** A block is not as it was written. */
        void flaw(RecordedBlock block);

        /** @param within whether it lies in the time that is asked for; those before only lead to it */
        void input(long sequence, Input input, RecordedBlock block, boolean within);
    }

    private final JournalBlocks log;
    private final long fromNanos;
    private final long toNanos;
    private final @Nullable Range range;
    private final @Nullable Session first;
    private long begin;

    DayWalk(JournalBlocks log, long fromNanos, long toNanos) {
        this.log = log;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.range = log.range(fromNanos, toNanos).orElse(null);
        this.first = range == null ? null : session(range.first());
        this.begin = first == null ? 0 : first.sequence();
    }

    /** First moment that is too late. */
    long toNanos() {
        return toNanos;
    }

    /** Where the way begins; {@code null} when nothing is recorded of that time. */
    @Nullable
    Session first() {
        return first;
    }

    /** Whether an engine that has gone a part of the way can go on instead of another that begins with the session. */
    boolean goOnAfter(Standing standing) {
        boolean can = first != null
                && range != null
                && first.sequence() == standing.session().sequence()
                && standing.untilNanos() <= fromNanos
                && standing.last() < range.last();
        begin = can ? standing.last() + 1 : begin;
        return can;
    }

    private Session session(long sequence) {
        return log.sessionStart(sequence)
                .map(this::session)
                .orElseThrow(() -> new IllegalStateException("no session of the log began before input " + sequence));
    }

    /** What comes into force again before the session has heard anything is not what it began with. */
    private Session session(Step start) {
        if (!(start.input() instanceof Input.Started started)) {
            throw new IllegalArgumentException("step " + start.sequence() + " begins no session");
        }
        SortedMap<String, String> versions = new TreeMap<>();
        log.steps(start.sequence(), start.sequence() + ARTEFACTS, step -> {
            if (step.input() instanceof Input.Activated activated
                    && step.sequence() == start.sequence() + versions.size() + 1) {
                versions.putIfAbsent(Releases.key(activated), activated.hash());
            }
        });
        return new Session(
                start.sequence(), started.nanos(), started.mode(), started.feed(), started.software(), versions);
    }

    /** What an engine remembered when the first session began. */
    EngineState stateBefore(EngineSetup setup) {
        return stateAfter(setup, first == null ? 0 : Math.max(0, first.sequence() - 1));
    }

    /** What the recorded engine remembered after an input. */
    EngineState stateAfter(EngineSetup setup, long sequence) {
        Recovery nearest = log.stateBefore(sequence + 1);
        Engine engine = SessionSetup.recover(setup, nearest);
        log.steps(nearest.lastSequence(), sequence, engine::apply);
        engine.resumeAfter(sequence);
        return engine.state();
    }

    /** @return whether it was let go to the end */
    boolean go(Traveller traveller, ReplayListener listener) {
        if (range == null || first == null) {
            return true;
        }
        long all = range.last() - begin + 1;
        long told = 0;
        try (BlockWalk blocks = log.walk(begin, range.last())) {
            for (RecordedBlock block = blocks.next(); block != null; block = blocks.next()) {
                if (!block.flaw().isEmpty()) {
                    traveller.flaw(block);
                }
                through(block, traveller);
                long done = block.firstSequence() - begin + block.inputs().size();
                if (done - told >= PROGRESS || done >= all) {
                    told = done;
                    if (!listener.progress(Math.min(done, all), all)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void through(RecordedBlock block, Traveller traveller) {
        long sequence = block.firstSequence();
        boolean last = range != null && sequence + block.inputs().size() > range.last();
        for (Input input : block.inputs()) {
            if (last && input.nanos() >= toNanos) {
                return;
            }
            if (range != null && sequence >= begin && sequence <= range.last()) {
                if (input instanceof Input.Started) {
                    traveller.session(session(Step.quiet(sequence, input)));
                }
                boolean within = input.nanos() >= fromNanos && input.nanos() < toNanos;
                traveller.input(sequence, input, block, within);
            }
            sequence++;
        }
    }
}
