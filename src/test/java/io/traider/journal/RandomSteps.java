package io.traider.journal;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.Command;
import io.traider.domain.Decision;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fact;
import io.traider.domain.FeatureVector;
import io.traider.domain.Figure;
import io.traider.domain.Fill;
import io.traider.domain.FundingRate;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Levels;
import io.traider.domain.Liquidity;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.MemberScore;
import io.traider.domain.Mode;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.OrderType;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Reason;
import io.traider.domain.ReleaseKind;
import io.traider.domain.RuleFault;
import io.traider.domain.Score;
import io.traider.domain.Side;
import io.traider.domain.Signal;
import io.traider.domain.SignalKind;
import io.traider.domain.Step;
import io.traider.domain.TimeInForce;
import io.traider.domain.Trade;
import io.traider.domain.Venue;
import io.traider.domain.Verdict;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Steps of every shape that the domain allows, consistent enough for the journal's tables, from a seed. */
public final class RandomSteps {
    private static final List<InstrumentId> INSTRUMENTS = List.of(
            new InstrumentId(Venue.KRAKEN, "BTC/USD"),
            new InstrumentId(Venue.BINANCE_FUTURES, "BTCUSDT"),
            new InstrumentId(Venue.COINBASE, "SOL-USD"));
    private static final List<String> STRATEGIES = List.of("funding-drift", "calm");

    private final Random random;
    private long sequence;
    private long nanos = 1_763_800_000_000_000_000L;

    public RandomSteps(long seed) {
        this(seed, 0);
    }

    /** Goes on after a sequence. */
    public RandomSteps(long seed, long sequence) {
        this.random = new Random(seed);
        this.sequence = sequence;
    }

    /** Quiet mostly; about one in {@code every} is not. */
    public Step next(int every) {
        return random.nextInt(every) == 0 ? busy() : quiet();
    }

    public Step quiet() {
        tick();
        return Step.quiet(sequence, random.nextInt(50) == 0 ? new Input.Timer(nanos) : marketInput());
    }

    /** A step with everything in it. */
    public Step busy() {
        tick();
        InstrumentId instrument = pick(INSTRUMENTS);
        OrderIntent intent = intent(instrument);
        Order order = Order.pending("T-" + sequence + "-1", intent, sequence, nanos);
        Fill fill = fill(order);
        Order filled = fill.quantity().equals(order.quantity()) ? order.filledBy(fill) : order;
        return new Step(
                sequence,
                input(fill),
                List.of(decision(intent, order.id()), denied(intent)),
                List.of(order, filled),
                List.of(fill),
                List.of(entry(fill)),
                List.of(position(intent)),
                random.nextBoolean() ? null : switches(),
                List.of(new Instruction.Submit(order), new Instruction.Cancel(order.id(), instrument)),
                random.nextBoolean() ? null : summary(),
                random.nextBoolean() ? List.of() : List.of(fault()),
                random.nextBoolean() ? List.of() : List.of(alert(1, fill)));
    }

    private Alert alert(int number, Fill fill) {
        boolean plain = random.nextBoolean();
        return new Alert(
                "A" + sequence + "-" + number,
                sequence,
                nanos,
                pick(AlertKind.values()),
                "risk",
                text(),
                fill.strategy() + "@" + fill.instrument().venue(),
                plain ? null : fill.instrument(),
                plain ? null : fill.order(),
                plain ? null : fill.id(),
                new Reason(text(), pick(List.of("DRAWDOWN", "LEVERAGE")), List.of(Figure.of("leverage", text()))),
                List.of(new Fact("risk", "AccountRisk", List.of(Figure.of("leverage", text())))),
                random.nextBoolean() ? 0 : nanos);
    }

    private RuleFault fault() {
        return new RuleFault(
                "pretrade",
                text(),
                pick(RuleFault.Kind.values()),
                text(),
                text(),
                random.nextInt(9),
                List.of(Figure.of("micros", random.nextInt(5000))));
    }

    private void tick() {
        sequence++;
        nanos += random.nextInt(5_000_000);
    }

    public Input input(Fill fill) {
        return switch (random.nextInt(8)) {
            case 0 -> new Input.Report(nanos, report(fill));
            case 1 -> new Input.Operator(nanos, command(), "risk-" + random.nextInt(3));
            case 2 -> new Input.Activated(nanos, pick(ReleaseKind.values()), "limits-" + text(), text());
            case 3 -> new Input.Started(nanos, pick(Mode.values()), "simulated", text());
            case 4 -> new Input.Shadowed(nanos, pick(ReleaseKind.values()), text(), random.nextBoolean() ? "" : text());
            case 5 -> deployed("strategy-" + random.nextInt(3));
            default -> marketInput();
        };
    }

    private Input.Deployed deployed(String strategy) {
        SortedMap<String, String> versions = new TreeMap<>();
        List.of("strategy:" + strategy, "rules:" + strategy, "model:" + strategy, "limits:" + text())
                .forEach(key -> versions.put(key, text()));
        return new Input.Deployed(nanos, strategy, versions);
    }

    public Input.Market marketInput() {
        return new Input.Market(nanos, event());
    }

    private MarketEvent event() {
        InstrumentId id = pick(INSTRUMENTS);
        long event = nanos - random.nextInt(90_000_000);
        long received = nanos - random.nextInt(1_000_000);
        return switch (random.nextInt(12)) {
            case 0 -> new BookSnapshot(id, event, received, random.nextLong(), 25, levels(25), levels(25));
            case 1 -> new FundingRate(id, event, received, decimal(), 28_800, random.nextBoolean() ? 0 : nanos);
            case 2 -> new MarkPrice(id, event, received, price(), random.nextBoolean() ? null : price());
            case 3 -> new InstrumentStatus(id, event, received, pick(InstrumentStatus.State.values()), text());
            case 4, 5, 6 -> new Trade(id, event, received, text(), price(), quantity(), pick(Side.values()));
            default -> new BookDelta(id, event, received, random.nextInt(1 << 30), levels(6), levels(6));
        };
    }

    private Levels levels(int most) {
        Levels.Builder levels = new Levels.Builder();
        boolean uniform = random.nextBoolean();
        boolean raw = random.nextInt(8) == 0;
        int size = random.nextInt(most + 1);
        for (int i = 0; i < size; i++) {
            int priceDecimals = uniform ? 1 : random.nextInt(13);
            int quantityDecimals = uniform ? 8 : random.nextInt(11);
            long price = (630_000 + random.nextInt(5000)) * power(Price.SCALE - priceDecimals);
            long quantity = random.nextInt(1000) * power(Quantity.SCALE - quantityDecimals);
            levels.add(raw ? random.nextLong() : price, priceDecimals, quantity, quantityDecimals);
        }
        return levels.build();
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private ExecutionReport report(Fill fill) {
        return switch (random.nextInt(7)) {
            case 0 -> new ExecutionReport.Accepted(fill.order(), nanos - 1);
            case 1 -> new ExecutionReport.Rejected(fill.order(), nanos, text());
            case 2 -> new ExecutionReport.Cancelled(fill.order(), nanos, text());
            case 3 -> new ExecutionReport.Expired(fill.order(), nanos);
            case 4 -> new ExecutionReport.Triggered(fill.order(), nanos);
            case 5 ->
                new ExecutionReport.Liquidated(forced(fill), fill, random.nextBoolean() ? money() : Money.zero("USD"));
            default -> new ExecutionReport.Filled(fill);
        };
    }

    private Command command() {
        return switch (random.nextInt(3)) {
            case 0 -> new Command.EngageKillSwitch(KillScope.ALL, text());
            case 1 -> new Command.ReleaseKillSwitch(KillScope.parse("STRATEGY:calm"), text());
            default -> new Command.CancelOrder("T-1-1");
        };
    }

    private Decision decision(OrderIntent intent, String order) {
        return new Decision(
                sequence,
                nanos,
                signal(intent),
                features(),
                score(),
                intent,
                Verdict.allow(),
                order,
                versions(),
                random.nextBoolean() ? List.of() : facts(),
                random.nextBoolean());
    }

    private Decision denied(OrderIntent intent) {
        Verdict verdict = Verdict.deny(List.of(reason("price collar", "PRICE_COLLAR"), reason(text(), "DAILY_LOSS")));
        Score refused = new Score("direction-1", "abc", Double.NaN, "input 3 is NaN");
        OrderIntent sized = random.nextBoolean() ? intent : null;
        return new Decision(sequence, nanos, signal(intent), features(), refused, sized, verdict, null, versions());
    }

    private Signal signal(OrderIntent intent) {
        return new Signal(
                intent.strategy(), intent.instrument(), pick(SignalKind.values()), List.of(reason(text(), "DRIFT")));
    }

    private Reason reason(String rule, String code) {
        return new Reason(rule, code, List.of(Figure.of("drift", decimal().toPlainString()), Figure.of("a", text())));
    }

    private FeatureVector features() {
        double[] values = {random.nextGaussian(), Double.NaN, 1e-300, random.nextDouble() * 1e18, 0};
        return new FeatureVector("microstructure-1", List.of("spread", "drift", "tiny", "huge", "zero"), values);
    }

    private Score score() {
        return random.nextBoolean()
                ? new Score("direction-1", "abc", random.nextDouble(), "")
                : new Score(
                        "weighted(direction-1, trend-2)",
                        "abc",
                        random.nextDouble(),
                        "",
                        List.of(
                                new MemberScore("direction-1", "f00", 0.25, random.nextDouble()),
                                new MemberScore("trend-2", text(), random.nextGaussian(), Double.NaN)));
    }

    private List<Fact> facts() {
        return List.of(
                new Fact("pretrade", "Limits", List.of(Figure.of("name", text()), Figure.of("collarBps", decimal()))),
                new Fact("funding-drift", "Missing", List.of()));
    }

    private Map<String, String> versions() {
        return Map.of("strategy-rules", text(), "pretrade-rules", "f00", "model", "abc", "limits", text());
    }

    private Order forced(Fill fill) {
        OrderIntent intent = new OrderIntent(
                fill.strategy(),
                fill.instrument(),
                fill.side(),
                OrderType.MARKET,
                TimeInForce.IOC,
                fill.quantity(),
                null,
                0,
                true);
        return Order.pending(fill.order(), intent, 0, nanos).filledBy(fill);
    }

    private OrderIntent intent(InstrumentId instrument) {
        boolean limit = random.nextBoolean();
        OrderIntent plain = new OrderIntent(
                pick(STRATEGIES),
                instrument,
                pick(Side.values()),
                limit ? OrderType.LIMIT : OrderType.MARKET,
                limit && random.nextBoolean() ? TimeInForce.GTC : pick(TimeInForce.values()),
                quantity(),
                limit ? price() : null,
                random.nextInt(3) * 1_000_000_000L,
                random.nextBoolean());
        return random.nextBoolean() ? plain : conditional(plain);
    }

    private OrderIntent conditional(OrderIntent plain) {
        boolean rests = plain.type() == OrderType.LIMIT && plain.timeInForce() == TimeInForce.GTC;
        OrderLink.Role role = plain.reduceOnly() ? pick(OrderLink.Role.values()) : OrderLink.Role.ENTRY;
        OrderIntent linked = random.nextBoolean() ? plain : plain.linked("G-" + random.nextInt(100), role);
        return switch (random.nextInt(3)) {
            case 0 -> linked.stoppedAt(price());
            case 1 -> rests ? linked.restingOnly() : linked;
            default ->
                rests ? linked.showing(Quantity.ofUnits(1 + plain.quantity().units() / 2)) : linked;
        };
    }

    private Fill fill(Order order) {
        Quantity part = random.nextBoolean()
                ? order.quantity()
                : Quantity.ofUnits(1 + order.quantity().units() / 3);
        return new Fill(
                "F-" + sequence,
                order.id(),
                order.intent().strategy(),
                order.instrument(),
                order.side(),
                price(),
                part,
                pick(Liquidity.values()),
                money(),
                nanos);
    }

    private LedgerEntry entry(Fill fill) {
        Money amount = money();
        return new LedgerEntry(
                "L-" + sequence,
                nanos,
                "fill " + fill.id(),
                List.of(
                        new Posting("assets:" + fill.instrument().venue() + ":USD", amount),
                        new Posting("expenses:fees", amount.negate()),
                        new Posting("income:rounding", Money.zero("BTC"))));
    }

    private Position position(OrderIntent intent) {
        Supplier<Money> usd = () -> new Money(decimal(), "USD");
        return new Position(
                intent.strategy(),
                intent.instrument(),
                intent.side() == Side.BUY
                        ? intent.quantity()
                        : intent.quantity().negate(),
                usd.get(),
                usd.get(),
                usd.get(),
                usd.get(),
                nanos);
    }

    private List<KillSwitch> switches() {
        return Stream.of("ALL", "VENUE:KRAKEN", "INSTRUMENT:KRAKEN:BTC/USD")
                .filter(scope -> random.nextBoolean())
                .map(scope -> new KillSwitch(KillScope.parse(scope), text(), "risk", nanos))
                .toList();
    }

    public PortfolioSummary summary() {
        Supplier<BigDecimal> any = this::decimal;
        return new PortfolioSummary(
                "USD", nanos, any.get(), any.get(), any.get(), any.get(), any.get(), any.get(), any.get(), rarely(),
                rarely(), any.get(), any.get());
    }

    private BigDecimal rarely() {
        return random.nextBoolean() ? BigDecimal.ZERO : decimal();
    }

    private Money money() {
        return new Money(decimal(), "USD");
    }

    private BigDecimal decimal() {
        return new BigDecimal(new BigInteger(random.nextInt(70), random), random.nextInt(12))
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }

    private Price price() {
        return Price.ofUnits((630_000 + random.nextInt(5000)) * 1_000_000_000L);
    }

    private Quantity quantity() {
        return Quantity.ofUnits(1 + random.nextInt(500_000_000));
    }

    private String text() {
        return random.nextInt(9) == 0 ? "Zürich \"€\" \\ \t\n 漢" : "t" + random.nextInt(100);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
