package io.traider.api;

import io.traider.domain.Alert;
import io.traider.domain.BookView;
import io.traider.domain.Command;
import io.traider.domain.Decision;
import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Step;
import io.traider.engine.Corridor;
import io.traider.engine.EngineCounts;
import io.traider.engine.EngineState;
import io.traider.engine.ModelUse;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.OrdersState;
import io.traider.model.ScoreSpec;
import io.traider.portfolio.EquityTrack;
import io.traider.portfolio.PortfolioState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** An engine that a test plays by hand: what it is told to decide, it decides at its next input. */
final class HandEngine implements Corridor {

    private static final String DRIFT = "funding-drift";
    private static final ScoreSpec SCORE = StrategyDefinition.parse(ShippedFiles.strategyFile(DRIFT), "simulated")
            .score()
            .shipped();

    interface Script {
        Step on(long sequence, Input input);
    }

    final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    final Map<InstrumentId, BookView> books = new ConcurrentHashMap<>();
    final Map<InstrumentId, Price> marks = new ConcurrentHashMap<>();
    volatile BigDecimal equity = new BigDecimal("100000");

    private final Map<String, Position> positions = new TreeMap<>();
    private final Map<String, Order> working = new LinkedHashMap<>();
    private final Map<String, KillSwitch> switches = new TreeMap<>();
    private final Map<String, String> versions = new TreeMap<>(Map.of("direction-1", "a1b2", "funding-drift", "c3d4"));

    /** At the next input these happen. */
    void next(LongFunction<List<Decision>> decisions, List<Order> orders, List<Position> held, LongConsumer at) {
        scripts.add((sequence, input) -> {
            at.accept(sequence);
            return new Step(
                    sequence,
                    input,
                    decisions.apply(sequence),
                    orders,
                    List.of(),
                    List.of(),
                    held,
                    null,
                    List.of(),
                    null);
        });
    }

    /** At the next input these alerts begin or end. */
    void alert(LongFunction<List<Alert>> alerts, LongConsumer at) {
        scripts.add((sequence, input) -> {
            at.accept(sequence);
            return new Step(
                    sequence,
                    input,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    null,
                    List.of(),
                    alerts.apply(sequence));
        });
    }

    @Override
    public Step on(long sequence, Input input) {
        if (input instanceof Input.Deployed deployed) {
            versions.putAll(deployed.versions());
        }
        if (input instanceof Input.Operator operator) {
            return command(sequence, operator);
        }
        Script script = input instanceof Input.Started ? null : scripts.poll();
        Step step = script == null ? Step.quiet(sequence, input) : script.on(sequence, input);
        step.positions().forEach(each -> positions.put(each.strategy() + each.instrument(), each));
        for (Order order : step.orders()) {
            if (order.status().closed()) {
                working.remove(order.id());
            } else {
                working.put(order.id(), order);
            }
        }
        return step;
    }

    private Step command(long sequence, Input.Operator told) {
        switch (told.command()) {
            case Command.EngageKillSwitch engage ->
                switches.put(
                        engage.scope().toString(),
                        new KillSwitch(engage.scope(), engage.reason(), told.by(), told.nanos()));
            case Command.ReleaseKillSwitch release ->
                switches.remove(release.scope().toString());
            case Command.CancelOrder cancel -> {}
        }
        return new Step(
                sequence, told, List.of(), List.of(), List.of(), List.of(), List.of(), switches(), List.of(), null);
    }

    /** It remembers nothing beyond its session. */
    @Override
    public EngineState state() {
        PortfolioState portfolio = new PortfolioState(
                List.of(),
                List.of(),
                new EquityTrack(Long.MIN_VALUE, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO));
        return new EngineState(0, portfolio, new OrdersState(List.of(), List.of(), List.of(), List.of()), List.of());
    }

    @Override
    public EngineCounts counts() {
        return new EngineCounts(0, 0, 0, 0, 0);
    }

    @Override
    public PortfolioSummary portfolio(long nanos) {
        BigDecimal zero = BigDecimal.ZERO;
        return new PortfolioSummary("USD", nanos, equity, equity, zero, zero, zero, zero, zero, equity, zero);
    }

    @Override
    public List<Position> positions() {
        return new ArrayList<>(positions.values());
    }

    @Override
    public List<Order> workingOrders() {
        return new ArrayList<>(working.values());
    }

    @Override
    public List<KillSwitch> switches() {
        return new ArrayList<>(switches.values());
    }

    @Override
    public Map<InstrumentId, Price> marks() {
        return Map.copyOf(marks);
    }

    @Override
    public Map<String, String> versions() {
        return versions;
    }

    /** The score of one strategy, as it is shipped. */
    @Override
    public List<ModelUse> models() {
        return List.of(new ModelUse(DRIFT, SCORE.hash(), SCORE.label(), 7, 1, "a test", 70_000, 20_000, List.of()));
    }

    @Override
    public @Nullable BookView book(InstrumentId instrument) {
        return books.get(instrument);
    }
}
