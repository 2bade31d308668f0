package io.traider.console;

import io.traider.backtest.desk.BacktestDesk;
import io.traider.domain.Fill;
import io.traider.domain.Order;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What came of a decision in a run over the past. */
record RunTrail(BacktestDesk desk, long run) implements Trail {

    @Override
    public String address(String place) {
        return "backtests/" + run + "?decision=" + place;
    }

    @Override
    public String home() {
        return "backtests/" + run;
    }

    @Override
    public CompletionStage<Optional<Order>> order(String id) {
        return CompletableFuture.supplyAsync(() -> desk.order(run, id), Thread::startVirtualThread);
    }

    @Override
    public CompletionStage<List<Fill>> fills(Order order) {
        return CompletableFuture.supplyAsync(() -> desk.fills(run, order.id()), Thread::startVirtualThread);
    }
}
