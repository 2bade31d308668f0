package io.traider.console;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.Instruction;
import io.traider.domain.Liquidity;
import io.traider.domain.MarketEvent;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.Position;
import io.traider.domain.Quantity;
import io.traider.session.Gateway;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/** Takes every order and fills it in two parts a moment later; every ninth it lets rest. */
final class PlayGateway implements Gateway {

    private final Queue<ExecutionReport> answers = new ArrayDeque<>();
    private int orders;

    @Override
    public void resume(List<Order> open, List<Position> positions, long nanos) {}

    @Override
    public void execute(Instruction instruction, long nanos) {
        switch (instruction) {
            case Instruction.Submit(Order order) -> {
                answers.add(new ExecutionReport.Accepted(order.id(), nanos));
                if (++orders % 9 != 4) {
                    Quantity half =
                            Quantity.ofUnits(Math.max(1, order.quantity().units() / 2));
                    answers.add(new ExecutionReport.Filled(fill(order, 1, half, nanos)));
                    if (half.compareTo(order.quantity()) < 0) {
                        answers.add(new ExecutionReport.Filled(
                                fill(order, 2, order.quantity().minus(half), nanos)));
                    }
                }
            }
            case Instruction.Cancel cancel ->
                answers.add(new ExecutionReport.Cancelled(cancel.order(), nanos, "cancelled by request"));
        }
    }

    private static Fill fill(Order order, int part, Quantity quantity, long nanos) {
        BigDecimal value = order.intent().limit().toBigDecimal().multiply(quantity.toBigDecimal());
        return new Fill(
                order.id() + "-" + part,
                order.id(),
                order.intent().strategy(),
                order.instrument(),
                order.side(),
                order.intent().limit(),
                quantity,
                Liquidity.TAKER,
                new Money(value.movePointLeft(4), "USD"),
                nanos);
    }

    @Override
    public void onMarket(MarketEvent event, long nanos) {}

    @Override
    public void drain(long nanos, Consumer<ExecutionReport> reports) {
        while (!answers.isEmpty()) {
            reports.accept(answers.remove());
        }
    }
}
