package io.traider.parity;

import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.Step;
import io.traider.engine.EngineSetup;
import io.traider.engine.EngineState;
import io.traider.execution.VenueTerms;
import io.traider.journal.RecordedBlock;
import io.traider.journal.StepHash;
import io.traider.journal.codec.Payload;
import io.traider.journal.codec.StepCodec;
import io.traider.parity.ParityReport.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One check: the recorded steps beside those of today. */
final class ParityRun implements DayWalk.Traveller, AutoCloseable {

    private final DayWalk way;
    private final Releases releases;
    private final Lane lane;
    private final Findings findings = new Findings();
    private final StepHash recordedHash = new StepHash();
    private final StepHash replayedHash = new StepHash();
    private final List<Session> sessions = new ArrayList<>();
    private final VenueCheck venue;
    private final boolean withVenue;
    private final @Nullable Divergence divergence;
    private final @Nullable Rerun rerun;
    private long preparing;
    private long nanos;
    private long first;
    private long last;
    private long taken;
    private long inputs;
    private long led;
    private long decisions;
    private long remade;
    private long denied;
    private long fills;
    private long postings;
    private boolean failed;
    private boolean handedOver;

    /** @param standing where to go on; {@code null} to begin with the session */
    ParityRun(DayWalk way, Releases releases, VenueTerms terms, boolean withVenue, @Nullable Standing standing) {
        this.way = way;
        this.releases = releases;
        this.withVenue = withVenue;
        this.lane = standing == null ? new Lane(releases.shelf()) : standing.lane();
        this.venue = standing == null ? new VenueCheck(lane, terms) : standing.venue();
        Rerun kept = standing == null ? null : standing.rerun();
        this.divergence = withVenue && (standing == null || kept != null) ? new Divergence() : null;
        this.rerun = divergence == null ? null : rerun(kept, terms, divergence.right());
        if (kept != null && rerun == null) {
            kept.close();
        }
        venue.tell(withVenue ? findings::add : difference -> {});
        if (standing != null) {
            sessions.add(standing.session());
            findings.session(standing.session(), lane.source());
        }
    }

    private Rerun rerun(@Nullable Rerun kept, VenueTerms terms, Side side) {
        if (kept == null) {
            return new Rerun(releases.shelf(), terms, side);
        }
        kept.tell(side);
        return kept;
    }

    /**
     * Where the next day may go on; this run is over then. What it knows of the market is the record's, so after a day that
     * differed it stands as was recorded; not where it failed, or where the inputs themselves were not as they were written.
     */
    @Nullable
    Standing standing(boolean finished) {
        handedOver = finished && !failed && findings.cause() != Cause.ORDER_OF_INPUTS && inputs > 0;
        if (handedOver && findings.count() > 0) {
            lane.engine().restore(way.stateAfter(lane.source(), taken));
            venue.forget();
        }
        if (handedOver && rerun != null) {
            rerun.takeUp(lane.engine().state());
        }
        return handedOver ? new Standing(sessions.getLast(), lane, venue, rerun, way.toNanos(), taken) : null;
    }

    @Override
    public void session(Session session) {
        long began = System.nanoTime();
        EngineSetup used = releases.inForce(session);
        EngineState before =
                sessions.isEmpty() ? way.stateBefore(used) : lane.engine().state();
        preparing += System.nanoTime() - began;
        sessions.add(session);
        lane.begin(used, before);
        findings.session(session, used);
        venue.session(session);
        if (rerun != null) {
            rerun.begin(used, before, Set.of());
        }
        nanos = session.nanos();
    }

    @Override
    public void flaw(RecordedBlock block) {
        findings.disorder(
                block.firstSequence(), nanos, "block " + block.firstSequence(), "as it was written", block.flaw());
    }

    @Override
    public void input(long sequence, Input input, RecordedBlock block, boolean within) {
        if (failed) {
            return;
        }
        venue.before(sequence, input, within);
        Step now = taken(sequence, input, block, within);
        if (now != null && input instanceof Input.Activated activated) {
            findings.activated(activated, lane.engine().versions());
        }
        if (now != null && input instanceof Input.Deployed deployed) {
            findings.deployed(deployed, lane.engine().versions());
        }
        if (now != null) {
            venue.after(now, within);
        }
        if (rerun != null && divergence != null) {
            if (within) {
                rerun.on(sequence, input);
                divergence.settle(sequence, input);
            } else {
                rerun.follow(block.step(sequence));
            }
        }
    }

    /** @return {@code null} when the engine fails where it once did not */
    private @Nullable Step taken(long sequence, Input input, RecordedBlock block, boolean within) {
        try {
            return within ? compared(sequence, input, block) : followed(block.step(sequence));
        } catch (RuntimeException e) {
            failed = true;
            findings.failure(sequence, nanos, e);
            return null;
        }
    }

    private Step followed(Step recorded) {
        led++;
        taken = recorded.sequence();
        return lane.follow(recorded);
    }

    private Step compared(long sequence, Input input, RecordedBlock block) {
        first = first == 0 ? sequence : first;
        last = sequence;
        taken = sequence;
        inputs++;
        if (input.nanos() < nanos) {
            findings.disorder(sequence, input.nanos(), "time", "not before " + nanos, String.valueOf(input.nanos()));
        }
        nanos = input.nanos();
        Payload kept = block.kept(sequence);
        Step now = lane.on(sequence, input, kept == null ? List.of() : StepCodec.faults(kept));
        remade += now.decisions().size();
        if (kept != null || !now.isQuiet()) {
            compare(now, kept, input);
        }
        return now;
    }

    private void compare(Step now, @Nullable Payload kept, Input input) {
        Step asTaken = now.input() == input ? now : Step.quiet(now.sequence(), input);
        boolean same = kept != null && Arrays.equals(kept.content(), StepCodec.content(asTaken));
        Step was = same ? asTaken : kept == null ? Step.quiet(now.sequence(), input) : StepCodec.decode(kept);
        if (!same && was.decisions().stream().allMatch(each -> each.facts().isEmpty())) {
            asTaken = factless(asTaken);
            same = kept != null && Arrays.equals(kept.content(), StepCodec.content(asTaken));
        }
        replayedHash.add(asTaken);
        if (kept != null) {
            recordedHash.add(now.sequence(), kept);
        }
        count(was);
        if (same) {
            return;
        }
        if (!sameInput(was.input(), input)) {
            findings.disorder(
                    now.sequence(), input.nanos(), "input", was.input().toString(), input.toString());
        }
        findings.steps(was, asTaken);
    }

    /** As steps were kept before their decisions had facts. */
    private static Step factless(Step step) {
        List<Decision> decisions = step.decisions().stream()
                .map(each -> new Decision(
                        each.sequence(),
                        each.nanos(),
                        each.signal(),
                        each.features(),
                        each.score(),
                        each.intent(),
                        each.verdict(),
                        each.order(),
                        each.versions()))
                .toList();
        return new Step(
                step.sequence(),
                step.input(),
                decisions,
                step.orders(),
                step.fills(),
                step.entries(),
                step.positions(),
                step.switches(),
                step.instructions(),
                step.portfolio(),
                step.faults(),
                step.alerts());
    }

    private void count(Step was) {
        for (Decision decision : was.decisions()) {
            decisions++;
            denied += decision.verdict().allowed() ? 0 : 1;
            findings.decided(decision);
        }
        fills += was.fills().size();
        postings += was.entries().size();
        if (divergence != null) {
            divergence.left().step(was.sequence(), was);
        }
    }

    private static boolean sameInput(Input was, Input now) {
        return Arrays.equals(StepCodec.content(Step.quiet(1, was)), StepCodec.content(Step.quiet(1, now)));
    }

    ParityReport report(Instant from, Instant to, boolean finished, String software, double seconds) {
        double going = Math.max(1e-9, seconds - preparing / 1e9);
        return new ParityReport(
                from,
                to,
                outcome(finished),
                findings.cause(),
                software,
                sessions,
                new TreeMap<>(findings.present()),
                first,
                last,
                inputs,
                led,
                decisions,
                denied,
                fills,
                postings,
                withVenue ? venue.reports() : 0,
                findings.count(),
                findings.byKind(),
                findings.first(),
                recordedHash.hex(),
                replayedHash.hex(),
                divergence == null ? null : divergence.report(),
                seconds,
                Math.round((inputs + led) / going),
                Math.round(remade / going));
    }

    private Outcome outcome(boolean finished) {
        if (findings.count() > 0) {
            return Outcome.DIFFERENT;
        }
        return !finished ? Outcome.STOPPED : inputs == 0 ? Outcome.EMPTY : Outcome.IDENTICAL;
    }

    @Override
    public void close() {
        if (handedOver) {
            return;
        }
        lane.close();
        if (rerun != null) {
            rerun.close();
        }
    }
}
