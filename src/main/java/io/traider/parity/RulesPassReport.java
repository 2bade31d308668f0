package io.traider.parity;

import org.HdrHistogram.Histogram;

/**
 * What a pack said to recorded facts.
 *
 * @param finished whether it was let run to its end
 * @param asked decisions of that time that it was asked about
 * @param unknown decisions that it could not be asked about: of the time before facts were kept, or one in which the pack in
 *     force came too late to say anything
 * @param differ to how many it said something else than what is in force, or was where that is not known
 * @param failed to how many it could not say anything, which fails closed
 * @param failure why not, of the first
 * @param settled whether nothing at all would have been otherwise, so that a replay can find no difference; never when what
 *     is in force now would have decided otherwise than what was
 * @param pace of the pack
 * @param besidePace of the one in force, of the askings that were put to both
 * @param seconds it took, reading included
 * @param askingSeconds of those, in the pack
 */
public record RulesPassReport(
        boolean finished,
        long asked,
        long unknown,
        long differ,
        long failed,
        String failure,
        boolean settled,
        Pace pace,
        Pace besidePace,
        double seconds,
        double askingSeconds) {

    private static final double MICRO = 1e3;

    /**
     * How long an asking takes.
     *
     * @param medianMicros 0 when there was none
     * @param p99Micros of 99 in 100
     */
    public record Pace(double medianMicros, double p99Micros) {

        static Pace of(Histogram nanos) {
            return nanos.getTotalCount() == 0
                    ? new Pace(0, 0)
                    : new Pace(nanos.getValueAtPercentile(50) / MICRO, nanos.getValueAtPercentile(99) / MICRO);
        }
    }

    /** Decisions a second on one core, reading included; 0 when there was none. */
    public double decisionsPerSecond() {
        return seconds <= 0 ? 0 : asked / seconds;
    }
}
