package io.traider.engine;

import io.traider.domain.InstrumentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest scores of a source until somebody takes them. What nobody takes in time is written over, and nothing is allocated
 * for it. For the engine's thread.
 */
final class SampleRing {

    /** Some twenty seconds of six instruments at four scores a second. */
    static final int ROOM = 512;

    private final int features;
    private final double[] values;
    private final @Nullable InstrumentId[] instruments = new InstrumentId[ROOM];
    private final long[] nanos = new long[ROOM];
    private final long[] bids = new long[ROOM];
    private final long[] asks = new long[ROOM];
    private final double[] scores = new double[ROOM];
    private final long[] took = new long[ROOM];
    private int next;
    private int size;

    /** @param features as many as the feature set has */
    SampleRing(int features) {
        this.features = features;
        this.values = new double[features * ROOM];
    }

    void put(InstrumentId instrument, long at, long bid, long ask, double[] vector, double score, long tookNanos) {
        System.arraycopy(vector, 0, values, next * features, features);
        instruments[next] = instrument;
        nanos[next] = at;
        bids[next] = bid;
        asks[next] = ask;
        scores[next] = score;
        took[next] = tookNanos;
        next = (next + 1) % ROOM;
        size = Math.min(ROOM, size + 1);
    }

    /** Forgets what was not taken: it is of another source. */
    void clear() {
        size = 0;
    }

    /** Gives what came since the last time, the oldest first. */
    List<ScoreSample> take(String strategy, String hash) {
        List<ScoreSample> all = new ArrayList<>(size);
        for (int i = Math.floorMod(next - size, ROOM); size > 0; size--, i = (i + 1) % ROOM) {
            InstrumentId instrument = instruments[i];
            if (instrument != null) {
                double[] vector = new double[features];
                System.arraycopy(values, i * features, vector, 0, features);
                all.add(new ScoreSample(
                        strategy, hash, instrument, nanos[i], bids[i], asks[i], vector, scores[i], took[i]));
            }
        }
        return all;
    }
}
