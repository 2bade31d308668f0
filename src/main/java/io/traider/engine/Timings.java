package io.traider.engine;

/**
 * How long something took, time by time, in buckets that are at most a sixteenth of their time wide; so a share of a whole
 * run can be told without keeping every time. For one thread; others get a {@link #copy}.
 */
public final class Timings {

    private static final int BITS = 4;
    private static final int PARTS = 1 << BITS;

    private final long[] counts;

    public Timings() {
        this(new long[(Long.SIZE - BITS) * PARTS]);
    }

    private Timings(long[] counts) {
        this.counts = counts;
    }

    /** One more. */
    public void add(long nanos) {
        counts[bucket(Math.max(0, nanos))]++;
    }

    Timings copy() {
        return new Timings(counts.clone());
    }

    Timings plus(Timings more) {
        Timings both = copy();
        for (int i = 0; i < counts.length; i++) {
            both.counts[i] += more.counts[i];
        }
        return both;
    }

    /** What so many of 100 took at most, in nanoseconds; 0 when there were none. */
    public long nanos(double percent) {
        long total = 0;
        for (long each : counts) {
            total += each;
        }
        long wanted = Math.max(1, (long) Math.ceil(total * percent / 100));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return last(i);
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        int doublings = Math.max(0, Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(nanos));
        return (doublings << BITS) + (int) (nanos >>> doublings);
    }

    /** The longest time of a bucket. */
    private static long last(int bucket) {
        int doublings = Math.max(0, (bucket >> BITS) - 1);
        long first = bucket - ((long) doublings << BITS);
        return (first + 1 << doublings) - 1;
    }
}
