package io.traider.backtest;

import io.traider.domain.Decision;
import io.traider.domain.Step;
import io.traider.execution.ExecutionModel;
import io.traider.journal.codec.StepCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether decisions knew of what came after them. The past is run again, cut off right after some of its decisions and with
 * another future after them: every decision before such a point must come out the same, to the last bit.
 */
public final class LookAheadCheck {

    /** The past, from its beginning each time. */
    @FunctionalInterface
    public interface Past {
        EventSource open() throws IOException;
    }

    /** What is checked: runs a source up to a moment. */
    @FunctionalInterface
    public interface Runner {
        void run(EventSource source, long toNanos, BacktestListener listener);
    }

    /** How the future was altered. */
    public enum Future {
        /** There is none. */
        CUT_OFF,
        /** Its prices, quantities and rates are others. */
        CHANGED
    }

    /**
     * The first decision that changed with what came after it.
     *
     * @param pointNanos from here on the future was altered
     * @param known the decision when the past was whole, {@code null} when there was none
     * @param altered the one in its place, {@code null} when there was none
     */
    public record LookAhead(
            long pointNanos,
            Future future,
            @Nullable Decision known,
            @Nullable Decision altered) {

        /** Both, for a person. */
        public String words() {
            return "a decision before " + pointNanos + " changed when the future after it was "
                    + (future == Future.CUT_OFF ? "cut off" : "changed") + ".\n  with the future as it was: "
                    + words(known) + "\n  with the other:             " + words(altered);
        }

        private static String words(@Nullable Decision decision) {
            return decision == null
                    ? "no decision"
                    : "input " + decision.sequence() + " at " + decision.nanos() + ", "
                            + decision.signal().kind() + " "
                            + decision.signal().instrument() + ", "
                            + (decision.verdict().allowed() ? "allowed" : "denied") + ", " + decision.reasons()
                            + ", score "
                            + decision.score().value() + ", "
                            + Arrays.toString(decision.features().values());
        }
    }

    /**
     * What was looked at.
     *
     * @param decisions of the whole run; when there is none, nothing is proven
     * @param points after which the future was altered, each in both ways
     * @param found the first difference, if there is any
     */
    public record Result(long decisions, int points, Optional<LookAhead> found) {}

    private final Past past;
    private final Runner runner;
    private final ExecutionModel model;
    private final int points;
    private final long seed;

    /**
     * @param model of the runs, which says when they hear of events
     * @param points after how many decisions the future is altered, spread evenly over the run
     * @param seed of the other futures
     */
    public LookAheadCheck(Past past, Runner runner, ExecutionModel model, int points, long seed) {
        if (points < 1) {
            throw new IllegalArgumentException(points + " points check nothing. Maybe 4");
        }
        this.past = past;
        this.runner = runner;
        this.model = model;
        this.points = points;
        this.seed = seed;
    }

    /** Runs the past once whole, and up to each point twice. */
    public Result run(long toNanos) throws IOException {
        List<Step> whole = decided(toNanos, null);
        int checked = Math.min(points, whole.size());
        for (int i = 1; i <= checked; i++) {
            Step last = whole.get(whole.size() * i / checked - 1);
            for (Future future : Future.values()) {
                Optional<LookAhead> found = compare(whole, last.input().nanos() + 1, future);
                if (found.isPresent()) {
                    return new Result(whole.size(), i, found);
                }
            }
        }
        return new Result(whole.size(), checked, Optional.empty());
    }

    private Optional<LookAhead> compare(List<Step> whole, long point, Future future) throws IOException {
        List<Step> before =
                whole.stream().filter(step -> step.input().nanos() < point).toList();
        List<Step> other = decided(point, source -> new AlteredFuture(source, point, future, model, seed));
        for (int i = 0; i < Math.max(before.size(), other.size()); i++) {
            Step known = i < before.size() ? before.get(i) : null;
            Step altered = i < other.size() ? other.get(i) : null;
            if (known == null
                    || altered == null
                    || !Arrays.equals(StepCodec.content(known), StepCodec.content(altered))) {
                return Optional.of(new LookAhead(point, future, first(known), first(altered)));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Decision first(@Nullable Step step) {
        return step == null ? null : step.decisions().getFirst();
    }

    @FunctionalInterface
    private interface Alteration {
        EventSource of(EventSource source);
    }

    /** The steps that decided something. */
    private List<Step> decided(long toNanos, @Nullable Alteration alteration) throws IOException {
        List<Step> steps = new ArrayList<>();
        BacktestListener listener = new BacktestListener() {
            @Override
            public void step(Step step) {
                if (!step.decisions().isEmpty()) {
                    steps.add(step);
                }
            }
        };
        try (EventSource source = past.open()) {
            runner.run(alteration == null ? source : alteration.of(source), toNanos, listener);
        }
        return steps;
    }
}
