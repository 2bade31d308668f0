package io.traider.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.ExecutionReport;
import io.traider.domain.ExecutionReport.Accepted;
import io.traider.domain.ExecutionReport.Cancelled;
import io.traider.domain.ExecutionReport.Filled;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderManagerTest {

    private static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");

    private final OrderManager orders = new OrderManager();

    private static Order order(String id, String quantity) {
        OrderIntent intent = new OrderIntent(
                "s",
                BTC,
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                Quantity.parse(quantity),
                Price.parse("100"),
                0,
                false);
        return Order.pending(id, intent, 1, 1);
    }

    private static Filled fill(String id, String order, String quantity) {
        return new Filled(new Fill(
                id,
                order,
                "s",
                BTC,
                Side.BUY,
                Price.parse("100"),
                Quantity.parse(quantity),
                Liquidity.MAKER,
                Money.zero("USDT"),
                5));
    }

    @Test
    void aReportCountsOnceHoweverOftenItIsTold() {
        orders.add(order("a", "2"));
        assertThat(orders.on(new Accepted("a", 2))).isInstanceOf(Outcome.Changed.class);
        assertThat(orders.on(new Accepted("a", 2))).isInstanceOf(Outcome.Repeated.class);
        assertThat(orders.on(fill("f1", "a", "0.5"))).isInstanceOf(Outcome.Changed.class);
        assertThat(orders.on(fill("f1", "a", "0.5"))).isInstanceOf(Outcome.Repeated.class);
        assertThat(orders.working("a").filled()).isEqualTo(Quantity.parse("0.5"));
        assertThat(orders.repeated()).isEqualTo(2);
    }

    @Test
    void anUnknownOrderAndAnOverfillAreUnexplained() {
        orders.add(order("a", "2"));
        assertThat(orders.on(new Accepted("b", 2))).isEqualTo(new Outcome.Unexplained("b", "no such order"));
        assertThat(orders.on(fill("f1", "a", "3"))).isInstanceOf(Outcome.Unexplained.class);
        assertThat(orders.unexplained()).isEqualTo(2);
        assertThat(orders.working("a").filled()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void aFillThatWasOnItsWayWhenTheOrderWasCancelledCounts() {
        orders.add(order("a", "2"));
        orders.on(new Cancelled("a", 3, "as asked"));
        assertThat(orders.working()).isEmpty();
        Outcome late = orders.on(fill("f1", "a", "1"));
        assertThat(late).isInstanceOfSatisfying(Outcome.Changed.class, changed -> {
            assertThat(changed.fill()).isNotNull();
            assertThat(changed.order().status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(changed.order().filled()).isEqualTo(Quantity.parse("1"));
        });
        assertThat(orders.on(fill("f1", "a", "1"))).isInstanceOf(Outcome.Repeated.class);
    }

    @Test
    void doingItAgainFromWhatChangedComesToTheSame() {
        OrderManager again = new OrderManager();
        orders.add(order("a", "2"));
        orders.add(order("b", "2"));
        again.restore(orders.state());
        for (var report :
                List.of(new Accepted("a", 2), fill("f1", "a", "0.5"), fill("f2", "a", "1.5"), fill("f3", "b", "1"))) {
            if (orders.on(report) instanceof Outcome.Changed changed) {
                again.redo(List.of(changed.order()), changed.fill() == null ? List.of() : List.of(changed.fill()));
            }
        }
        assertThat(again.state()).isEqualTo(orders.state());
        assertThat(again.on(fill("f2", "a", "1.5"))).isInstanceOf(Outcome.Repeated.class);
    }

    @Test
    void onlyTheLastClosedOrdersAreRemembered() {
        for (int i = 0; i < 600; i++) {
            orders.add(order("o" + i, "1"));
            orders.on(fill("f" + i, "o" + i, "1"));
        }
        assertThat(orders.state().closed()).hasSize(512);
        assertThat(orders.state().closed().getFirst().order().id()).isEqualTo("o88");
    }

    /** One of two that cancel one another was filled, and a crash kept the other's end from being told. */
    @Test
    void whatAGroupLeftBehindIsFound() {
        Order filled =
                Order.pending("a", HandVenue.intent(Side.BUY, "1", "99").linked("g", OrderLink.Role.EITHER), 1, 1);
        Order left =
                Order.pending("b", HandVenue.intent(Side.SELL, "1", "105").linked("g", OrderLink.Role.EITHER), 1, 1);
        Order entry = Order.pending("c", HandVenue.intent(Side.BUY, "1", "99").linked("h", OrderLink.Role.ENTRY), 1, 1);
        Order exit =
                Order.pending("d", HandVenue.reducing(Side.SELL, "1", "105").linked("h", OrderLink.Role.EXIT), 1, 1);
        OrderManager manager = new OrderManager();
        List.of(filled, left, entry, exit).forEach(manager::add);
        assertThat(manager.orphans()).isEmpty();
        manager.on(new ExecutionReport.Rejected("a", 2, ""));
        assertThat(manager.orphans()).containsExactly(left);
        manager.on(new ExecutionReport.Cancelled("c", 2, ""));
        assertThat(manager.orphans()).containsExactly(left, exit);
    }

    @Test
    void aStopIsTriggeredOnceAndStaysSoWhenItIsPartlyFilled() {
        OrderManager manager = new OrderManager();
        manager.add(Order.pending("s", HandVenue.intent(Side.BUY, "2", "99").stoppedAt(Price.parse("98")), 1, 1));
        manager.on(new ExecutionReport.Accepted("s", 2));
        assertThat(manager.on(new ExecutionReport.Triggered("s", 3))).isInstanceOf(Outcome.Changed.class);
        assertThat(manager.on(new ExecutionReport.Triggered("s", 3))).isInstanceOf(Outcome.Repeated.class);
        assertThat(manager.on(new ExecutionReport.Accepted("s", 3))).isInstanceOf(Outcome.Repeated.class);
        manager.on(new ExecutionReport.Filled(new Fill(
                "f",
                "s",
                "s",
                HandVenue.BTC,
                Side.BUY,
                Price.parse("99"),
                Quantity.parse("1"),
                Liquidity.MAKER,
                Money.zero("USDT"),
                4)));
        assertThat(manager.working("s").status()).isEqualTo(OrderStatus.TRIGGERED);
    }
}
