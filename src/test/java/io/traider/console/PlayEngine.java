package io.traider.console;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.Command;
import io.traider.domain.Decision;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fact;
import io.traider.domain.Figure;
import io.traider.domain.Fill;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.KillSwitch;
import io.traider.domain.MarketEvent;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Reason;
import io.traider.domain.Side;
import io.traider.domain.Step;
import io.traider.domain.Trade;
import io.traider.engine.Corridor;
import io.traider.engine.EngineCounts;
import io.traider.engine.EngineState;
import io.traider.execution.OrdersState;
import io.traider.portfolio.EquityTrack;
import io.traider.portfolio.PortfolioState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An engine that buys and sells by turns and calls people while it holds something, so that pages have something to show; kill
 * switches hold it back.
 */
final class PlayEngine implements Corridor {

    private static final BigDecimal START = new BigDecimal("1000000");

    private final PlayStrategy strategy = new PlayStrategy();
    private final Map<InstrumentId, PlayBook> books = new TreeMap<>();
    private final Map<InstrumentId, Position> positions = new TreeMap<>();
    private final Map<String, Order> working = new LinkedHashMap<>();
    private final Map<String, KillSwitch> switches = new TreeMap<>();
    private @Nullable Alert lasting;
    private long lastDecision;
    private BigDecimal peak = START;
    private BigDecimal drawdown = BigDecimal.ZERO;

    @Override
    public Step on(long sequence, Input input) {
        return switch (input) {
            case Input.Market(long nanos, MarketEvent event) -> market(sequence, input, nanos, event);
            case Input.Report(long nanos, ExecutionReport report) -> report(sequence, input, report);
            case Input.Operator operator -> operator(sequence, operator);
            default -> Step.quiet(sequence, input);
        };
    }

    private Step market(long sequence, Input input, long nanos, MarketEvent event) {
        if (event instanceof BookSnapshot snapshot) {
            books.put(snapshot.instrument(), new PlayBook(snapshot));
        }
        boolean due = event instanceof Trade && nanos - lastDecision > 1_500_000_000L;
        if (!due || !books.containsKey(event.instrument())) {
            return Step.quiet(sequence, input);
        }
        lastDecision = nanos;
        Decision decision = strategy.decide(
                sequence,
                nanos,
                Objects.requireNonNull(books.get(event.instrument())),
                positions.get(event.instrument()),
                switches.values());
        if (decision.order() == null) {
            return step(sequence, input, List.of(decision), List.of(), List.of(), List.of(), null, List.of());
        }
        Order order = Order.pending(decision.order(), decision.intent(), sequence, nanos);
        working.put(order.id(), order);
        return step(
                sequence,
                input,
                List.of(decision),
                List.of(order),
                List.of(),
                List.of(),
                null,
                List.of(new Instruction.Submit(order)));
    }

    private Step report(long sequence, Input input, ExecutionReport report) {
        Order order = working.get(report.order());
        if (order == null) {
            return Step.quiet(sequence, input);
        }
        List<Fill> fills = new ArrayList<>();
        List<Position> changed = new ArrayList<>();
        List<Alert> alerts = new ArrayList<>();
        Order next = switch (report) {
            case ExecutionReport.Filled(Fill fill) -> {
                fills.add(fill);
                changed.add(hold(fill));
                alerts.add(alert(sequence, fill));
                yield order.filledBy(fill);
            }
            case ExecutionReport.Cancelled cancelled ->
                order.with(OrderStatus.CANCELLED, cancelled.nanos(), cancelled.reason());
            default -> order.with(OrderStatus.OPEN, report.nanos(), "");
        };
        working.put(order.id(), next);
        if (next.status().closed()) {
            working.remove(order.id());
        }
        return new Step(
                sequence,
                input,
                List.of(),
                List.of(next),
                fills,
                List.of(),
                changed,
                null,
                List.of(),
                null,
                List.of(),
                alerts);
    }

    /** Begins with one fill and ends with the next. */
    private Alert alert(long sequence, Fill fill) {
        if (lasting != null) {
            Alert over = lasting.ended(fill.nanos());
            lasting = null;
            return over;
        }
        List<Figure> figures = List.of(Figure.of("concentration", 0.61), Figure.of("threshold", 0.5));
        Alert raised = new Alert(
                "A" + sequence + "-1",
                sequence,
                fill.nanos(),
                AlertKind.RISK,
                "risk",
                "ab34ef9012cd77451b2c3d",
                PlayStrategy.NAME + "@" + fill.instrument().venue(),
                fill.instrument(),
                fill.order(),
                fill.id(),
                new Reason("concentration", "CONCENTRATION", figures),
                List.of(new Fact("risk", "AccountRisk", figures)),
                0);
        lasting = raised;
        return raised;
    }

    private Position hold(Fill fill) {
        Position before = positions.computeIfAbsent(
                fill.instrument(),
                id -> Position.flat(
                        PlayStrategy.NAME,
                        new Instrument(
                                id,
                                InstrumentKind.SPOT,
                                "BTC",
                                "USD",
                                Price.ofUnits(1),
                                Quantity.ofUnits(1),
                                Quantity.ofUnits(1))));
        Quantity signed =
                fill.side() == Side.BUY ? fill.quantity() : fill.quantity().negate();
        BigDecimal value = fill.price().toBigDecimal().multiply(signed.toBigDecimal());
        boolean closing = before.quantity().units() * fill.side().sign() < 0;
        BigDecimal share = closing
                ? before.cost()
                        .amount()
                        .multiply(fill.quantity().toBigDecimal())
                        .divide(before.quantity().abs().toBigDecimal(), MathContext.DECIMAL64)
                : BigDecimal.ZERO;
        Money cost = closing
                ? before.cost().minus(new Money(share, "USD"))
                : before.cost().plus(new Money(value, "USD"));
        Money realized =
                closing ? before.realizedPnl().minus(new Money(value.add(share), "USD")) : before.realizedPnl();
        Quantity quantity = before.quantity().plus(signed);
        Position after = new Position(
                PlayStrategy.NAME,
                fill.instrument(),
                quantity,
                cost,
                realized,
                before.fees().plus(fill.fee()),
                before.funding(),
                fill.nanos());
        positions.put(fill.instrument(), after);
        return after;
    }

    private Step operator(long sequence, Input.Operator told) {
        List<Instruction> instructions = new ArrayList<>();
        switch (told.command()) {
            case Command.EngageKillSwitch(var scope, String reason) ->
                switches.put(scope.toString(), new KillSwitch(scope, reason, told.by(), told.nanos()));
            case Command.ReleaseKillSwitch release ->
                switches.remove(release.scope().toString());
            case Command.CancelOrder(String id) -> {
                Order order = working.get(id);
                if (order != null) {
                    instructions.add(new Instruction.Cancel(id, order.instrument()));
                }
            }
        }
        return step(sequence, told, List.of(), List.of(), List.of(), List.of(), switches(), instructions);
    }

    private static Step step(
            long sequence,
            Input input,
            List<Decision> decisions,
            List<Order> orders,
            List<Fill> fills,
            List<Position> positions,
            @Nullable List<KillSwitch> switches,
            List<Instruction> instructions) {
        return new Step(sequence, input, decisions, orders, fills, List.of(), positions, switches, instructions, null);
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
        BigDecimal realized = sum(Position::realizedPnl);
        BigDecimal fees = sum(Position::fees);
        BigDecimal unrealized = positions.values().stream()
                .map(each -> each.unrealizedPnl(marks().get(each.instrument())).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal equity = START.add(realized).add(unrealized).subtract(fees);
        peak = peak.max(equity);
        drawdown = drawdown.max(peak.subtract(equity).divide(peak, MathContext.DECIMAL32));
        return new PortfolioSummary(
                "USD",
                nanos,
                equity,
                equity.subtract(unrealized),
                realized,
                unrealized,
                equity.subtract(START),
                fees,
                new BigDecimal("3.17"),
                peak,
                drawdown);
    }

    private BigDecimal sum(Function<Position, Money> part) {
        return positions.values().stream().map(part).map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public List<Position> positions() {
        return List.copyOf(positions.values());
    }

    @Override
    public List<Order> workingOrders() {
        return List.copyOf(working.values());
    }

    @Override
    public List<KillSwitch> switches() {
        return List.copyOf(switches.values());
    }

    @Override
    public Map<InstrumentId, Price> marks() {
        Map<InstrumentId, Price> marks = new TreeMap<>();
        books.forEach(
                (instrument, book) -> marks.put(instrument, Price.ofUnits((book.bidPrice(0) + book.askPrice(0)) / 2)));
        return marks;
    }

    @Override
    public Map<String, String> versions() {
        return Map.of(
                "strategy rules",
                "ab34ef9012cd77451b2c3d",
                "pretrade rules",
                "00fe12ab99c1d2e3f4",
                "direction-1",
                "5f0c1f7d2f8c4a8db2f0",
                "limits paper",
                "77aa01bbcc02");
    }

    @Override
    public @Nullable BookView book(InstrumentId instrument) {
        return books.get(instrument);
    }
}
