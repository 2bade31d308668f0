package io.traider.release;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have made of recorded time.
 *
 * @param inputs of that time
 * @param led inputs before, which led to it
 * @param stopped orders that were let through and would have been stopped
 * @param letThrough orders that were stopped and would have been let through
 * @param gained decisions that there would have been and were not
 * @param lost decisions that there were and would not have been
 * @param otherwise decisions on both sides that differ in another way: in size, or in their reasons
 * @param pnlDifference change of equity with the draft less that without, {@code null} when it is not known
 * @param currency of the amounts, empty when they are not known
 * @param seconds it took without the preparation
 * @param decisionsPerSecond times that rule packs were asked by both sides together, in a second on one core
 * @param rows how many decisions differ, of which those of the table are kept
 * @param flaws blocks of the log that are not as they were written; what is said here may be wrong then
 */
public record SimulationResult(
        long inputs,
        long led,
        Side was,
        Side would,
        long stopped,
        long letThrough,
        long gained,
        long lost,
        long otherwise,
        @Nullable BigDecimal pnlDifference,
        String currency,
        double seconds,
        double decisionsPerSecond,
        long rows,
        List<String> flaws) {

    public SimulationResult {
        flaws = List.copyOf(flaws);
    }

    /**
     * One side.
     *
     * @param asked times that rule packs were asked
     * @param decisions signals that became decisions
     * @param pnl change of equity, {@code null} when it is not known
     * @param medianMicros from an input to the decision on it, 0 when there was none
     * @param p99Micros of 99 in 100
     */
    public record Side(
            long asked,
            long decisions,
            long denied,
            long orders,
            long fills,
            @Nullable BigDecimal pnl,
            double medianMicros,
            double p99Micros) {}
}
