package io.traider.engine;

import io.traider.domain.BookView;
import io.traider.domain.Command;
import io.traider.domain.ExecutionReport;
import io.traider.domain.Fill;
import io.traider.domain.FundingRate;
import io.traider.domain.Input;
import io.traider.domain.Instruction;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.MarketEvent;
import io.traider.domain.Mode;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Step;
import io.traider.execution.Forced;
import io.traider.execution.OrderManager;
import io.traider.execution.Outcome;
import io.traider.execution.VolumeDay;
import io.traider.portfolio.Portfolio;
import io.traider.portfolio.Shortage;
import io.traider.portfolio.Unjudged;
import io.traider.portfolio.Unsettled;
import io.traider.risk.KillSwitches;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Takes inputs in their order and says what to do. Deterministic: no clock, no dice, no I/O. For one writer's thread. */
public final class Engine implements Corridor {

    private static final long RECORD_NANOS = 10_000_000_000L;

    private final EngineSetup setup;
    private final InForce inForce;
    private final Market market = new Market();
    private final OrderManager orders = new OrderManager();
    private final KillSwitches switches = new KillSwitches();
    private final Portfolio portfolio;
    private final List<Desk> desks = new ArrayList<>();
    private final OrderCheck check;
    private final Admission admission;
    private final Monitors monitors;
    private Mode mode = Mode.PAPER;
    private String feed = "";
    private long sequence;
    private long recordedNanos = Long.MIN_VALUE / 2;

    /** One that goes on with what it is made of. */
    public Engine(EngineSetup setup) {
        this(setup, Shelf.EMPTY, Pace.UNTIMED);
    }

    /**
     * One that changes while it runs.
     *
     * @param shelf what may come into force
     * @param pace how quick rules are
     */
    public Engine(EngineSetup setup, Shelf shelf, Pace pace) {
        this.setup = setup;
        this.inForce = new InForce(setup, shelf, pace);
        this.portfolio = new Portfolio(setup.instruments(), setup.dollars());
        this.check = new OrderCheck(setup, inForce, market, orders, portfolio, switches);
        setup.strategies().forEach(each -> open(each.definition()));
        this.monitors = new Monitors(setup, inForce, market, orders, portfolio);
        this.admission = new Admission(setup, shelf, inForce, orders, portfolio);
    }

    private void open(StrategyDefinition definition) {
        desks.add(new Desk(definition, setup, inForce, market, orders, portfolio, check));
    }

    @Override
    public Step on(long next, Input input) {
        return go(new Draft(next, input, null));
    }

    /**
     * Goes through an input as {@link #on} does, but takes over the decisions that were recorded instead of deciding. Books,
     * features, orders and portfolio are then as they were after it, whatever the rules and models of today would say.
     *
     * @param recorded the step as it was; a {@link Step#quiet quiet} one where the log keeps none
     */
    public Step follow(Step recorded) {
        return go(new Draft(recorded.sequence(), recorded.input(), recorded));
    }

    private Step go(Draft draft) {
        long next = draft.sequence();
        Input input = draft.input();
        if (sequence != 0 && next != sequence + 1) {
            throw new IllegalArgumentException("input " + next + " does not follow on " + sequence);
        }
        sequence = next;
        switch (input) {
            case Input.Market heard -> onMarket(heard.event(), draft);
            case Input.Report report -> onReport(report.report(), draft);
            case Input.Timer _ -> onTimer(draft);
            case Input.Operator operator -> onCommand(operator.command(), operator.by(), draft);
            case Input.Activated activated -> onActivated(activated);
            case Input.Shadowed shadowed -> inForce.shadow(shadowed);
            case Input.Deployed deployed -> onDeployed(deployed, draft);
            case Input.Started started -> onStarted(started, draft);
        }
        if (draft.moved()) {
            record(draft);
        }
        monitors.on(draft);
        return draft.step();
    }

    private void onMarket(MarketEvent event, Draft draft) {
        BookView book = market.onEvent(event, draft.nanos());
        if (event instanceof FundingRate rate) {
            settle(draft);
            portfolio.announce(rate, draft.nanos());
            settle(draft);
        }
        for (Desk desk : desks) {
            desk.onMarket(event, book, draft);
        }
    }

    private void settle(Draft draft) {
        portfolio.settle(draft.nanos(), market::mark).forEach(draft::booked);
    }

    private void onReport(ExecutionReport report, Draft draft) {
        if (!(orders.on(report) instanceof Outcome.Changed changed)) {
            return;
        }
        draft.changed(changed.order());
        Fill fill = changed.fill();
        if (fill != null) {
            portfolio
                    .settleBefore(fill.instrument(), draft.nanos(), market::mark)
                    .forEach(draft::booked);
            draft.filled(fill);
            draft.booked(
                    report instanceof ExecutionReport.Liquidated forced
                            ? portfolio.liquidated(fill, forced.penalty(), draft.nanos())
                            : portfolio.fill(fill, draft.nanos()));
        }
        if (report instanceof ExecutionReport.Rejected) {
            desks.forEach(desk -> desk.refused(changed.order(), draft.nanos()));
        }
    }

    private void onTimer(Draft draft) {
        settle(draft);
        if (draft.nanos() - recordedNanos >= RECORD_NANOS || portfolio.startsDay(draft.nanos())) {
            record(draft);
        }
    }

    /** A position without a mark has no known worth: what would be recorded would be wrong. */
    private void record(Draft draft) {
        if (portfolio.valued(market::mark)) {
            draft.recorded(portfolio.record(draft.nanos(), market::mark));
            recordedNanos = draft.nanos();
        }
    }

    private void onCommand(Command command, String by, Draft draft) {
        switch (command) {
            case Command.EngageKillSwitch engage -> {
                if (switches.engage(new KillSwitch(engage.scope(), engage.reason(), by, draft.nanos()))) {
                    draft.switched(switches.all());
                }
                orders.working(order -> engage.scope().covers(order.intent().strategy(), order.instrument()))
                        .forEach(order -> cancel(order, draft));
            }
            case Command.ReleaseKillSwitch release -> {
                if (switches.release(release.scope())) {
                    draft.switched(switches.all());
                }
            }
            case Command.CancelOrder cancel -> {
                Order order = orders.working(cancel.order());
                if (order != null) {
                    cancel(order, draft);
                }
            }
        }
    }

    private static void cancel(Order order, Draft draft) {
        draft.instruct(new Instruction.Cancel(order.id(), order.instrument()));
    }

    private void onActivated(Input.Activated activated) {
        inForce.activate(activated, feed);
        desks.forEach(Desk::renew);
    }

    /** What comes before was decided without it; from here on it hears what the others hear. */
    private void onDeployed(Input.Deployed deployed, Draft draft) {
        StrategyDefinition definition = inForce.deploy(deployed, feed);
        open(definition);
        fund(definition, draft);
    }

    private void onStarted(Input.Started started, Draft draft) {
        mode = started.mode();
        feed = started.feed();
        inForce.forgetShadows();
        market.forget();
        portfolio.forgetMarket();
        desks.forEach(Desk::forget);
        recordedNanos = Long.MIN_VALUE / 2;
        orders.orphans().forEach(order -> cancel(order, draft));
        desks.forEach(desk -> fund(desk.definition(), draft));
    }

    /** Puts a strategy's capital in, once in its life. */
    private void fund(StrategyDefinition definition, Draft draft) {
        if (!portfolio.hasCapital(definition.name())) {
            definition
                    .capital()
                    .forEach((venue, amount) ->
                            draft.posted(portfolio.deposit(definition.name(), venue, amount, draft.nanos())));
        }
    }

    @Override
    public EngineState state() {
        return new EngineState(sequence, portfolio.state(), orders.state(), switches.all(), monitors.state());
    }

    /** Becomes what {@link #state()} said; meant for an engine that has heard nothing yet. */
    public void restore(EngineState state) {
        sequence = state.sequence();
        portfolio.restore(state.portfolio());
        orders.restore(state.orders());
        switches.restore(state.switches());
        monitors.restore(state.monitors());
    }

    /** No alert lasts any more: what holds still is raised anew when its pack is asked. */
    public void forgetAlerts() {
        monitors.forgetAlerts();
    }

    /** Takes over what a step of the log came to, without deciding again. Quiet steps may be left out. */
    public void apply(Step step) {
        sequence = step.sequence();
        portfolio.redo(step.entries(), step.positions(), step.portfolio());
        orders.redo(step.orders(), step.fills());
        monitors.redo(step);
        if (step.switches() != null) {
            switches.restore(step.switches());
        }
    }

    /** The log ends here: the next input has this number plus one. */
    public void resumeAfter(long last) {
        if (last < sequence) {
            throw new IllegalArgumentException("the log ends at " + last + " but step " + sequence + " was applied");
        }
        sequence = last;
    }

    @Override
    public PortfolioSummary portfolio(long nanos) {
        return portfolio.summary(nanos, market::mark);
    }

    @Override
    public List<Position> positions() {
        return portfolio.positions();
    }

    @Override
    public List<Order> workingOrders() {
        return orders.working();
    }

    /** What was traded lately at each venue, by day: what fee tiers go by. */
    public List<VolumeDay> traded() {
        return orders.traded();
    }

    @Override
    public List<KillSwitch> switches() {
        return switches.all();
    }

    @Override
    public SortedMap<InstrumentId, Price> marks() {
        return market.marks();
    }

    /** Every account of the ledger with what stands on it. */
    public List<Posting> trialBalance() {
        return portfolio.trialBalance();
    }

    @Override
    public SortedMap<String, String> versions() {
        return inForce.versions();
    }

    @Override
    public @Nullable BookView book(InstrumentId instrument) {
        return market.book(instrument);
    }

    @Override
    public List<Unsettled> unsettled() {
        return portfolio.unsettled();
    }

    @Override
    public List<Unjudged> unjudged(long nanos) {
        return portfolio.unjudged(nanos, market::mark);
    }

    @Override
    public List<Forced> forced(long nanos) {
        return portfolio.marginCalls(nanos, market::mark).stream()
                .map(call -> new Forced(call.position(), call.penalty(), call.words()))
                .toList();
    }

    @Override
    public String uncovered(Order order, long nanos) {
        Shortage shortage = portfolio.shortage(order, orders.working(), nanos, market::mark);
        return shortage == null ? "" : shortage.words();
    }

    @Override
    public List<PackUse> use() {
        return inForce.use();
    }

    @Override
    public List<ShadowUse> shadows() {
        return inForce.shadows();
    }

    @Override
    public List<ModelUse> models() {
        return inForce.models();
    }

    @Override
    public List<ScoreSample> samples() {
        return inForce.samples();
    }

    @Override
    public String refusal(Input input) {
        return admission.refusal(input, mode, feed);
    }

    /** Gives up the models that it took off its shelf; those that it was made of stay their giver's. */
    @Override
    public void close() {
        inForce.close();
    }

    @Override
    public EngineCounts counts() {
        long refusals = desks.stream().mapToLong(Desk::refusals).sum();
        return new EngineCounts(
                orders.repeated(), orders.unexplained(), refusals, inForce.faults(), portfolio.unsettledCount());
    }
}
