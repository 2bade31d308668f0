package io.traider.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.ExecutionReport.Accepted;
import io.traider.domain.ExecutionReport.Cancelled;
import io.traider.domain.ExecutionReport.Filled;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
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
}
