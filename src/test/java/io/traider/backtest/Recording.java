package io.traider.backtest;

import io.traider.domain.BookView;
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
import io.traider.execution.Forced;
import io.traider.portfolio.Unjudged;
import io.traider.portfolio.Unsettled;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine whose inputs are kept; subclasses may tamper with what it is told. */
class Recording implements Corridor {

    private final Corridor engine;
    private final List<Input> inputs;

    Recording(Corridor engine, List<Input> inputs) {
        this.engine = engine;
        this.inputs = inputs;
    }

    @Override
    public Step on(long next, Input input) {
        inputs.add(input);
        return engine.on(next, input);
    }

    @Override
    public EngineState state() {
        return engine.state();
    }

    @Override
    public PortfolioSummary portfolio(long nanos) {
        return engine.portfolio(nanos);
    }

    @Override
    public List<Position> positions() {
        return engine.positions();
    }

    @Override
    public List<Order> workingOrders() {
        return engine.workingOrders();
    }

    @Override
    public List<KillSwitch> switches() {
        return engine.switches();
    }

    @Override
    public Map<InstrumentId, Price> marks() {
        return engine.marks();
    }

    @Override
    public Map<String, String> versions() {
        return engine.versions();
    }

    @Override
    public @Nullable BookView book(InstrumentId instrument) {
        return engine.book(instrument);
    }

    @Override
    public EngineCounts counts() {
        return engine.counts();
    }

    @Override
    public List<Unsettled> unsettled() {
        return engine.unsettled();
    }

    @Override
    public List<Unjudged> unjudged(long nanos) {
        return engine.unjudged(nanos);
    }

    @Override
    public List<Forced> forced(long nanos) {
        return engine.forced(nanos);
    }

    @Override
    public String uncovered(Order order, long nanos) {
        return engine.uncovered(order, nanos);
    }
}
