package io.traider.judging;

import io.traider.engine.ScoreSample;
import io.traider.feature.FeatureEngine;
import io.traider.model.ModelCard;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a score source does while it trades, held against its {@link Reference}. Without one from a judgement, its first time in
 * force is taken for normal once it is over, and until then nothing is said of drift. For one thread.
 */
public final class LiveScores {

    /**
     * How long it looks.
     *
     * @param window over which inputs and scores are compared
     * @param outcomes over which hit rate and squared error are taken, at least; over as many horizons as make up
     *     {@value #LEAST_BLOCKS} independent blocks where that is longer, since of fewer the error is not known
     * @param learning the first time in force, where nothing was judged; a few windows
     */
    public record Times(Duration window, Duration outcomes, Duration learning) {

        /** Ten minutes, an hour, and an hour. */
        public static final Times USUAL = new Times(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(1));
    }

    /** What is kept of a sample while it is in the window: the part of each shape that it fell into. */
    private record Kept(long nanos, byte[] parts, boolean refused, long took) {}

    private static final double NEARLY = 0.95;
    private static final int SLOTS = 20;
    private static final int BLOCK = 4;
    private static final int LEAST_BLOCKS = 24;
    private static final int LEAST_OUTCOMES = 100;

    private final String hash;
    private final List<String> inputs;
    private final int[] positions;
    private final @Nullable Aim aim;
    private final @Nullable Maturing maturing;
    private final Times times;
    private final Observed learnt;
    private final List<Outcome> learntOutcomes = new ArrayList<>();
    private final ArrayDeque<Kept> window = new ArrayDeque<>();
    private final NavigableMap<Long, Estimate.Block> errors = new TreeMap<>();
    private final NavigableMap<Long, Estimate.Block> hits = new TreeMap<>();
    private @Nullable Reference reference;
    private List<Reference.Shape> shapes = List.of();
    private List<long[]> counts = List.of();
    private int refused;
    private long first = Long.MIN_VALUE;
    private long last;

    /**
     * @param hash of the source
     * @param cards of its models, in their order
     * @param reference {@code null} when nothing is known of it yet
     */
    public LiveScores(String hash, List<ModelCard> cards, @Nullable Reference reference, TakerFees fees, Times times) {
        this.hash = hash;
        this.inputs = Judge.inputs(cards);
        this.positions = Observed.positions(inputs, FeatureEngine.SET.names());
        this.times = times;
        this.aim = Aim.of(cards).orElse(null);
        this.maturing = aim == null ? null : new Maturing(aim, fees, 0, this::matured);
        this.learnt = new Observed(positions);
        if (reference != null
                && reference.inputs().stream()
                        .map(Reference.Shape::name)
                        .toList()
                        .equals(inputs)) {
            begin(reference);
        }
    }

    private void begin(Reference normal) {
        reference = normal;
        List<Reference.Shape> all = new ArrayList<>(normal.inputs());
        all.add(normal.score());
        shapes = all;
        counts = all.stream().map(shape -> shape.deciles().empty()).toList();
    }

    /** Hash of the source. */
    public String hash() {
        return hash;
    }

    /** With which setting of the strategy the profit was earned that is expected; empty where none is. */
    public String setting() {
        return reference == null ? "" : reference.setting();
    }

    /** Takes the next score in; one of another source is none of ours. */
    public void add(ScoreSample sample) {
        if (!sample.hash().equals(hash)) {
            return;
        }
        first = first == Long.MIN_VALUE ? sample.nanos() : first;
        last = Math.max(last, sample.nanos());
        if (maturing != null) {
            maturing.add(sample);
        }
        if (reference == null) {
            learn(sample);
        }
        keep(sample);
    }

    private void learn(ScoreSample sample) {
        learnt.add(sample);
        if (sample.nanos() - first >= times.learning().toNanos()) {
            ScoreFigures figures =
                    aim == null || learntOutcomes.size() < LEAST_OUTCOMES ? null : ScoreFigures.of(learntOutcomes, aim);
            begin(Reference.of(
                    "its first " + times.learning().toMinutes() + " minutes in force",
                    times.window(),
                    inputs,
                    List.of(learnt),
                    figures,
                    Profit.UNKNOWN,
                    ""));
            learntOutcomes.clear();
            learnt.clear();
            window.clear();
            refused = 0;
        }
    }

    private void keep(ScoreSample sample) {
        byte[] parts = new byte[shapes.size()];
        for (int i = 0; i < parts.length; i++) {
            double value = i < positions.length ? sample.features()[positions[i]] : sample.score();
            int part = shapes.get(i).deciles().part((float) value);
            parts[i] = (byte) part;
            counts.get(i)[part]++;
        }
        window.addLast(new Kept(sample.nanos(), parts, sample.refused(), sample.tookNanos()));
        refused += sample.refused() ? 1 : 0;
        while (window.getFirst().nanos() <= last - times.window().toNanos()) {
            drop(window.removeFirst());
        }
    }

    private void drop(Kept old) {
        refused -= old.refused() ? 1 : 0;
        for (int i = 0; i < old.parts().length; i++) {
            counts.get(i)[old.parts()[i]]--;
        }
    }

    private void matured(Outcome outcome) {
        if (reference == null) {
            learntOutcomes.add(outcome);
        }
        long block = aim == null
                ? 0
                : Math.floorDiv(outcome.nanos(), BLOCK * aim.horizon().toNanos());
        errors.computeIfAbsent(block, _ -> new Estimate.Block()).add(outcome.squaredError());
        hits.computeIfAbsent(block, _ -> new Estimate.Block()).add(outcome.hit());
        if (aim != null) {
            long blocks = times.outcomes().toNanos() / (BLOCK * aim.horizon().toNanos());
            long oldest = block - Math.max(LEAST_BLOCKS, blocks);
            errors.headMap(oldest).clear();
            hits.headMap(oldest).clear();
        }
    }

    /** How it does now. */
    public LiveFigures look() {
        List<LiveFigures.Drift> drifts = new ArrayList<>();
        if (whole()) {
            for (int i = 0; i < shapes.size(); i++) {
                Reference.Shape shape = shapes.get(i);
                drifts.add(new LiveFigures.Drift(shape.name(), shape.deciles().psi(counts.get(i)), shape.usual()));
            }
        }
        LiveFigures.Drift score = drifts.isEmpty() ? LiveFigures.Drift.UNKNOWN : drifts.removeLast();
        drifts.sort(Comparator.comparingDouble(LiveFigures.Drift::excess).reversed());
        return new LiveFigures(
                hash,
                reference == null ? "" : reference.basis(),
                window.size(),
                window.isEmpty() ? 0 : (double) refused / window.size(),
                score,
                drifts,
                hits.values().stream().mapToLong(Estimate.Block::count).sum(),
                Estimate.of(errors.values()),
                Estimate.of(hits.values()),
                reference == null ? null : reference.brier(),
                reference == null ? null : reference.hitRate(),
                reference == null ? Profit.UNKNOWN : reference.profit(),
                p99Micros());
    }

    /**
     * Whether the window is full, and of its whole length: of a session in a hurry not every score comes through, and what a few
     * moments look like says nothing of a window.
     */
    private boolean whole() {
        boolean full = !window.isEmpty()
                && last - window.getFirst().nanos() >= NEARLY * times.window().toNanos();
        long slot = times.window().toNanos() / SLOTS;
        return full
                && window.stream()
                                .mapToLong(kept -> kept.nanos() / slot)
                                .distinct()
                                .count()
                        >= NEARLY * SLOTS;
    }

    private double p99Micros() {
        long[] took = window.stream().mapToLong(Kept::took).sorted().toArray();
        return took.length == 0 ? 0 : took[(int) Math.min(took.length - 1, Math.ceil(0.99 * took.length))] / 1e3;
    }
}
