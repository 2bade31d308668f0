package io.traider.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine made of one input.
 *
 * @param sequence of the input
 * @param decisions in the order made, usually none or one
 * @param orders new states of the orders that changed
 * @param fills that were taken in
 * @param entries of the ledger
 * @param positions new states of the positions that changed
 * @param switches kill switches after the input, or {@code null} when they did not change
 * @param instructions what is to be done now
 * @param portfolio the portfolio's figures where a step records them: after fills and funding, at the start of a UTC day
 *     and every ten seconds; {@code null} otherwise
 * @param faults of rules that could not be asked, in the order of the askings
 * @param alerts that began or ended, in that state
 */
public record Step(
        long sequence,
        Input input,
        List<Decision> decisions,
        List<Order> orders,
        List<Fill> fills,
        List<LedgerEntry> entries,
        List<Position> positions,
        @Nullable List<KillSwitch> switches,
        List<Instruction> instructions,
        @Nullable PortfolioSummary portfolio,
        List<RuleFault> faults,
        List<Alert> alerts) {

    /** One in which no alert began or ended. */
    public Step(
            long sequence,
            Input input,
            List<Decision> decisions,
            List<Order> orders,
            List<Fill> fills,
            List<LedgerEntry> entries,
            List<Position> positions,
            @Nullable List<KillSwitch> switches,
            List<Instruction> instructions,
            @Nullable PortfolioSummary portfolio,
            List<RuleFault> faults) {
        this(
                sequence,
                input,
                decisions,
                orders,
                fills,
                entries,
                positions,
                switches,
                instructions,
                portfolio,
                faults,
                List.of());
    }

    /** One in which every rule could be asked. */
    public Step(
            long sequence,
            Input input,
            List<Decision> decisions,
            List<Order> orders,
            List<Fill> fills,
            List<LedgerEntry> entries,
            List<Position> positions,
            @Nullable List<KillSwitch> switches,
            List<Instruction> instructions,
            @Nullable PortfolioSummary portfolio) {
        this(
                sequence,
                input,
                decisions,
                orders,
                fills,
                entries,
                positions,
                switches,
                instructions,
                portfolio,
                List.of());
    }

    /** A step of an input that changed nothing beyond books and features. */
    public static Step quiet(long sequence, Input input) {
        return new Step(sequence, input, List.of(), List.of(), List.of(), List.of(), List.of(), null, List.of(), null);
    }

    /** Whether nothing happened that people would look for. */
    public boolean isQuiet() {
        return decisions.isEmpty()
                && orders.isEmpty()
                && fills.isEmpty()
                && entries.isEmpty()
                && positions.isEmpty()
                && switches == null
                && instructions.isEmpty()
                && portfolio == null
                && faults.isEmpty()
                && alerts.isEmpty();
    }
}
