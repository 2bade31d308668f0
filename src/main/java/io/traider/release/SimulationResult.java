package io.traider.release;

import io.traider.parity.AlertDifference;
import io.traider.parity.RulesPassReport;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have made of recorded time, by two passes. The first asks its rules again about the facts that are
 * recorded with decisions; the second replays the time with orders and fills of its own.
 *
 * @param rules {@code null} of limits, whose passes are one, and before its end
 * @param replay {@code null} when it was not needed, and before its end
 */
public record SimulationResult(
        @Nullable Rules rules, @Nullable Replay replay) {

    /**
     * What the rules would have said to the very orders, or signals, that there were. What would have come of it is not known
     * here.
     *
     * @param finished whether it went to its end
     * @param asked recorded decisions that the rules were asked about
     * @param unknown those that they could not be asked about, since nobody kept the facts or the rules in force came too late
     * @param stopped orders that were let through and would have been stopped
     * @param letThrough orders that were stopped and would have been let through
     * @param lost signals that there would not have been, or another in their place
     * @param otherwise the same with other reasons
     * @param failed decisions in which the draft could not be asked, which fails closed
     * @param failure why not, the first time
     * @param settled whether nothing would have been otherwise, so that a replay has nothing to find
     * @param was how quick what is in force is, of every sixteenth asking
     * @param would how quick the draft is
     * @param seconds it took, reading included
     * @param decisionsPerSecond on one core, reading included
     * @param rows how many decisions differ, of which those of the table are kept
     */
    public record Rules(
            boolean finished,
            long asked,
            long unknown,
            long stopped,
            long letThrough,
            long lost,
            long otherwise,
            long failed,
            String failure,
            boolean settled,
            RulesPassReport.Pace was,
            RulesPassReport.Pace would,
            double seconds,
            double decisionsPerSecond,
            long rows) {}

    /**
     * What would have come of it.
     *
     * @param finished whether it went to its end
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
     * @param alerts how often alerts began on either side, by account
     * @param alertRows how many began on one side and did not last on the other meanwhile, of which those of the table are kept;
     *     0 in what was kept before they were
     */
    public record Replay(
            boolean finished,
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
            List<String> flaws,
            List<AlertDifference> alerts,
            long alertRows) {

        public Replay {
            flaws = List.copyOf(flaws);
            alerts = kept(alerts);
        }

        /** Nothing in what was kept before alerts were counted. */
        private static List<AlertDifference> kept(@Nullable List<AlertDifference> alerts) {
            return alerts == null ? List.of() : List.copyOf(alerts);
        }

        /** Alerts that there would have been and were not, of all accounts. */
        public long alertsGained() {
            return alerts.stream().mapToLong(AlertDifference::gained).sum();
        }

        /** Alerts that there were and would not have been, of all accounts. */
        public long alertsLost() {
            return alerts.stream().mapToLong(AlertDifference::lost).sum();
        }
    }

    /**
     * One side of a replay.
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
