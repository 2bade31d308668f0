package io.traider.rule.fact;

/**
 * How a rule pack does since it came into force.
 *
 * @param pack its name
 * @param hash of its text
 * @param minutesInForce since it was published
 * @param asked decisions that it was asked for
 * @param faults decisions in which it threw, did not come to an end, or exceeded its budget
 * @param faultsLastMinute those of the last minute
 * @param p99Micros how long it took for 99 of 100 decisions at most, microseconds
 * @param hasPrevious whether an earlier version could take its place
 */
public record PackHealth(
        String pack,
        String hash,
        long minutesInForce,
        long asked,
        long faults,
        long faultsLastMinute,
        double p99Micros,
        boolean hasPrevious) {}
