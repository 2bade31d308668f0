package io.traider.engine;

import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.KillSwitch;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.RuleFault;
import io.traider.domain.Step;
import io.traider.portfolio.Booking;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step while it is being made. */
final class Draft {

    private final long sequence;
    private final Input input;
    private final @Nullable Step recorded;
    private List<Decision> decisions = List.of();
    private List<Order> orders = List.of();
    private List<Fill> fills = List.of();
    private List<LedgerEntry> entries = List.of();
    private List<Position> positions = List.of();
    private List<Instruction> instructions = List.of();
    private List<RuleFault> faults;
    private List<Alert> alerts = List.of();
    private int askings;
    private int raised;
    private @Nullable List<KillSwitch> switches;
    private @Nullable PortfolioSummary portfolio;

    /** @param recorded the step as it was made once, {@code null} when it is made now */
    Draft(long sequence, Input input, @Nullable Step recorded) {
        this.sequence = sequence;
        this.input = input;
        this.recorded = recorded;
        this.faults = recorded == null ? List.of() : recorded.faults();
    }

    Input input() {
        return input;
    }

    @Nullable
    Step recorded() {
        return recorded;
    }

    long sequence() {
        return sequence;
    }

    long nanos() {
        return input.nanos();
    }

    void decided(Decision decision) {
        decisions = and(decisions, decision);
    }

    int decisions() {
        return decisions.size();
    }

    void changed(Order order) {
        orders = and(orders, order);
    }

    void filled(Fill fill) {
        fills = and(fills, fill);
    }

    void posted(LedgerEntry entry) {
        entries = and(entries, entry);
    }

    void booked(Booking booking) {
        positions = and(positions, booking.position());
        posted(booking.entry());
    }

    boolean moved() {
        return !entries.isEmpty();
    }

    void instruct(Instruction instruction) {
        instructions = and(instructions, instruction);
    }

    /** Rules are asked: which asking of this step it is. */
    int nextAsking() {
        return askings++;
    }

    void faulted(RuleFault fault) {
        faults = and(faults, fault);
    }

    /** An alert began or ended. */
    void alerted(Alert alert) {
        alerts = and(alerts, alert);
    }

    /** The number of the next alert of this step, from 1. */
    int nextAlert() {
        return ++raised;
    }

    List<Order> orders() {
        return orders;
    }

    List<Position> positions() {
        return positions;
    }

    List<Fill> fills() {
        return fills;
    }

    /** The portfolio's figures, where this step records them. */
    @Nullable
    PortfolioSummary portfolio() {
        return portfolio;
    }

    void switched(List<KillSwitch> now) {
        switches = now;
    }

    void recorded(PortfolioSummary summary) {
        portfolio = summary;
    }

    private static <T> List<T> and(List<T> list, T item) {
        List<T> more = list.isEmpty() ? new ArrayList<>(2) : list;
        more.add(item);
        return more;
    }

    Step step() {
        return new Step(
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
                alerts);
    }
}
