package io.traider.model;

import java.nio.FloatBuffer;

/**
 * The latest feature vectors of one instrument, for models that look back. Holds {@value #LONGEST} of them whatever model is
 * in force, so that another one finds what it needs. Allocates nothing after it is made. For one thread.
 */
public final class FeatureWindow {

    /** How far back any model may look. */
    public static final int LONGEST = 256;

    private final int features;
    private final float[] ring;
    private int next;
    private int size;

    /** @param features as many as the feature set has */
    public FeatureWindow(int features) {
        this.features = features;
        this.ring = new float[features * LONGEST];
    }

    /** Takes the next vector in; the oldest goes when it is full. */
    public void push(double[] values) {
        if (values.length != features) {
            throw new IllegalArgumentException(
                    "a vector of " + values.length + " features, the window has " + features);
        }
        int base = next * features;
        for (int i = 0; i < features; i++) {
            ring[base + i] = (float) values[i];
        }
        next = (next + 1) % LONGEST;
        size = Math.min(LONGEST, size + 1);
    }

    /** What comes next does not follow on what was. */
    public void clear() {
        size = 0;
        next = 0;
    }

    /** Vectors that follow on each other, the latest one included. */
    public int size() {
        return size;
    }

    /**
     * Writes the latest steps, the oldest first.
     *
     * @param steps at most {@link #size()}
     * @param positions of the features that are wanted, in their order
     * @return where in the target the first value is that is not finite, {@code -1} when all are
     */
    int copy(int steps, int[] positions, FloatBuffer target) {
        int at = 0;
        for (int step = 0; step < steps; step++) {
            int base = Math.floorMod(next - steps + step, LONGEST) * features;
            for (int position : positions) {
                float value = ring[base + position];
                if (!Float.isFinite(value)) {
                    return at;
                }
                target.put(at++, value);
            }
        }
        return -1;
    }
}
