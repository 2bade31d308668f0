package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Instruction;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink.Role;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Step;
import io.traider.domain.TimeInForce;
import io.traider.journal.codec.StepCodec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BracketTest {

    private static final EngineSetup SETUP = Shipped.SETUP.with(StrategyDefinition.parse(
            ShippedFiles.strategyFile() + "\nbracket: {stopBps: 3.5, takeBps: 0.5}\n", "simulated"));

    private final List<Step> steps = new ArrayList<>();
    private final Engine engine = new Engine(SETUP);
    private final Floor floor = new Floor(engine, SETUP, 5, steps::add);

    /** A buy with the limit 50,000.5: the stop 12 basis points below it, the limit 9 above, on ticks of 0.1. */
    @Test
    void theExitsAreSoFarFromTheEntrysLimit() {
        var instrument = SETUP.instruments().get(io.traider.domain.InstrumentId.parse("BINANCE_FUTURES:BTCUSDT"));
        Price limit = Price.parse("50000.5");
        OrderIntent entry = new OrderIntent(
                "s",
                instrument.id(),
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.IOC,
                Quantity.parse("0.01"),
                limit,
                0,
                false);
        Bracket bracket = new Bracket(new BigDecimal("12"), new BigDecimal("9"));
        List<OrderIntent> exits = bracket.exits(entry, limit, instrument, "T1-1");
        assertThat(exits.getFirst().trigger()).isEqualTo(Price.parse("49940.5"));
        assertThat(exits.getLast().limit()).isEqualTo(Price.parse("50045.5"));
        assertThat(exits).allSatisfy(exit -> {
            assertThat(exit.side()).isEqualTo(Side.SELL);
            assertThat(exit.reduceOnly()).isTrue();
        });
    }

    @Test
    void everyEntryIsSentWithItsExitsAndSomeOfThemTrade() {
        floor.run(300);
        List<Step> entries = steps.stream()
                .filter(step -> submitted(step).stream().anyMatch(order -> role(order) == Role.ENTRY))
                .toList();
        assertThat(entries).isNotEmpty().allSatisfy(step -> {
            String id = step.decisions().getFirst().order();
            assertThat(submitted(step)).extracting(Order::id).containsExactly(id, id + "-stop", id + "-take");
        });
        Map<String, Order> last = new TreeMap<>();
        steps.forEach(step -> step.orders().forEach(order -> last.put(order.id(), order)));
        assertThat(last.values())
                .anyMatch(order -> role(order) == Role.EXIT && order.status() == OrderStatus.FILLED)
                .noneMatch(order -> order.status() == OrderStatus.REJECTED
                        && !order.remark().contains("have ended")
                        && role(order) == Role.EXIT);
        assertThat(engine.counts().unexplainedReports()).isZero();
    }

    @Test
    void theSameInputsMakeTheSameStepsAndAFollowerComesToTheSameState() {
        floor.run(200);
        Engine again = new Engine(SETUP);
        Engine follower = new Engine(SETUP);
        Engine applied = new Engine(SETUP);
        for (Step step : steps) {
            assertThat(StepCodec.encode(again.on(step.sequence(), step.input())))
                    .isEqualTo(StepCodec.encode(step));
            follower.follow(StepCodec.decode(StepCodec.encode(step)));
            applied.apply(step);
        }
        assertThat(again.state()).isEqualTo(engine.state());
        assertThat(follower.state()).isEqualTo(engine.state());
        assertThat(applied.state().orders()).isEqualTo(engine.state().orders());
    }

    @Test
    void aBracketWithoutADistanceIsRefused() {
        assertThatThrownBy(() -> new Bracket(BigDecimal.ZERO, BigDecimal.ONE)).hasMessageContaining("Maybe stopBps");
    }

    private static List<Order> submitted(Step step) {
        return step.instructions().stream()
                .filter(Instruction.Submit.class::isInstance)
                .map(instruction -> ((Instruction.Submit) instruction).order())
                .toList();
    }

    private static Role role(Order order) {
        return order.intent().link() == null ? null : order.intent().link().role();
    }
}
