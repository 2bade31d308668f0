package io.traider.engine;

import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.domain.Score;
import io.traider.domain.Signal;
import io.traider.feature.FeatureEngine;
import io.traider.model.FeatureWindow;
import io.traider.model.ScoreSource;
import io.traider.rule.RulePack;
import io.traider.rule.StrategySituation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the score source of one strategy sits, with perhaps another beside it that decides nothing. Closes what it took off
 * the shelf once it is asked no more; what the engine was made of stays its giver's. For the engine's thread.
 */
final class ScoreSeat {

    private final String strategy;
    private final Pace pace;
    private final long[] bins = new long[ModelUse.BINS];
    private final SampleRing samples = new SampleRing(FeatureEngine.SET.size());
    private ScoreSource active;
    private boolean ours;
    private long asked;
    private long refused;
    private long refusedEver;
    private long nanos;
    private long longest;
    private long lastNanos;
    private String lastRefusal = "";
    private @Nullable ScoreShadow shadow;

    /** @param ours whether the source was taken off the shelf; else the engine is made of it */
    ScoreSeat(String strategy, ScoreSource source, Pace pace, boolean ours) {
        this.strategy = strategy;
        this.active = source;
        this.pace = pace;
        this.ours = ours;
    }

    ScoreSource source() {
        return active;
    }

    /** The one that runs beside; {@code null} when none does. */
    @Nullable
    ScoreSource beside() {
        return shadow == null ? null : shadow.source();
    }

    /** Vectors that were refused since the engine began. */
    long refusals() {
        return refusedEver;
    }

    /**
     * Another source decides from now on, and is closed here. If it ran beside, it does so no longer; another that does is
     * compared anew.
     *
     * @param pack the strategy's rules, which say what would have been
     */
    void seat(ScoreSource source, RulePack pack) {
        ScoreSource before = active;
        active = source;
        asked = 0;
        refused = 0;
        nanos = 0;
        longest = 0;
        Arrays.fill(bins, 0);
        samples.clear();
        lastRefusal = "";
        ScoreShadow second = shadow;
        if (second != null) {
            shadow(
                    second.source().hash().equals(source.hash())
                            ? null
                            : second.source().share(),
                    pack);
        }
        if (ours) {
            before.close();
        }
        ours = true;
    }

    /** Another source runs beside, and is closed here; {@code null} when none does any more. */
    void shadow(@Nullable ScoreSource source, RulePack pack) {
        ScoreShadow before = shadow;
        shadow = source == null ? null : new ScoreShadow(strategy, source, pack);
        if (before != null) {
            before.source().close();
        }
    }

    /** Other rules say what comes of a score. */
    void rules(RulePack pack) {
        ScoreShadow second = shadow;
        if (second != null) {
            shadow(second.source().share(), pack);
        }
    }

    /** @param window that ends with the vector */
    Score score(double[] features, FeatureWindow window) {
        long began = pace.nanos();
        Score score = active.toScore(features, window);
        long took = pace.nanos() - began;
        lastNanos = took;
        nanos += took;
        longest = Math.max(longest, took);
        asked++;
        if (score.refused()) {
            refused++;
            refusedEver++;
            lastRefusal = score.refusal();
        } else {
            bins[Math.clamp((long) (score.value() * ModelUse.BINS), 0, ModelUse.BINS - 1)]++;
        }
        return score;
    }

    /**
     * Keeps the last score for {@link #samples()}.
     *
     * @param book that it was made at, {@code null} where there is none
     * @param mark that stands for it then
     */
    void note(InstrumentId instrument, long at, @Nullable BookView book, Price mark, double[] features, double score) {
        boolean quoted = book != null && book.bidLevels() > 0 && book.askLevels() > 0;
        long bid = quoted ? book.bidPrice(0) : mark.units();
        long ask = quoted ? book.askPrice(0) : mark.units();
        samples.put(instrument, at, bid, ask, features, score, lastNanos);
    }

    /** The latest scores since they were last taken. */
    List<ScoreSample> samples() {
        return samples.take(strategy, active.hash());
    }

    /** Has the one beside say what would have been; {@code null} when nothing runs beside or what does fails. */
    void compare(StrategySituation situation, FeatureWindow window, @Nullable Signal signal, Draft draft) {
        if (shadow != null) {
            shadow.compare(situation, window, signal, draft);
        }
    }

    ModelUse use() {
        List<Long> scores = Arrays.stream(bins).boxed().toList();
        return new ModelUse(
                strategy, active.hash(), active.label(), asked, refused, lastRefusal, nanos, longest, scores);
    }

    @Nullable
    ShadowUse shadowUse() {
        return shadow == null ? null : shadow.use();
    }

    /** Gives up what it took off the shelf; it is asked no more. */
    void close() {
        if (ours) {
            active.close();
        }
        if (shadow != null) {
            shadow.source().close();
        }
    }
}
