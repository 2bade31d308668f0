package io.traider.execution;

import static io.traider.execution.HandVenue.BTC;
import static io.traider.execution.HandVenue.intent;
import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderStatus;
import io.traider.domain.Position;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquidationTest {

    private static final Money NONE = Money.zero("USDT");
    private static final Position HELD =
            new Position("s", BTC, Quantity.parse("35"), NONE, NONE, NONE, NONE, HandVenue.T);
    private static final Forced FORCED = new Forced(HELD, new BigDecimal("0.01"), "equity 1 is below 2");

    private final HandVenue hand = new HandVenue();

    /** 10 at 99 and 20 at 98 are shown; the last 5 trade at 98 as well. Its fee is 4 basis points and its penalty a hundredth. */
    @Test
    void aPositionThatIsCalledIsClosedOnceAfterItsOrders() {
        hand.hold("35");
        hand.send("a", intent(Side.BUY, "1", "97"));
        hand.venue.watch(_ -> List.of(FORCED));
        hand.now += 1000 * HandVenue.MS;
        List<ExecutionReport> reports = hand.reports();
        String id = "L-s-" + BTC + "-" + hand.now;
        assertThat(reports.stream().map(HandVenue::told))
                .containsExactly(
                        "cancelled a: the position is liquidated",
                        "liquidated TAKER " + id + " 10 at 99",
                        "liquidated TAKER " + id + " 20 at 98",
                        "liquidated TAKER " + id + " 5 at 98");
        ExecutionReport.Liquidated first = (ExecutionReport.Liquidated) reports.get(1);
        assertThat(first.fill().fee()).isEqualTo(Money.of("0.396", "USDT"));
        assertThat(first.penalty()).isEqualTo(Money.of("9.9", "USDT"));
        hand.now += 1000 * HandVenue.MS;
        assertThat(hand.told()).isEmpty();
    }

    @Test
    void theEngineTakesTheVenuesOrderForOneOfItsOwnAndEveryFillOnce() {
        hand.hold("35");
        hand.venue.watch(_ -> List.of(FORCED));
        hand.now += 1000 * HandVenue.MS;
        OrderManager orders = new OrderManager();
        Order last = null;
        for (ExecutionReport report : hand.reports()) {
            Outcome outcome = orders.on(report);
            assertThat(outcome).isInstanceOf(Outcome.Changed.class);
            assertThat(orders.on(report)).isInstanceOf(Outcome.Repeated.class);
            last = ((Outcome.Changed) outcome).order();
        }
        assertThat(last).isNotNull();
        assertThat(last.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(last.filled()).isEqualTo(Quantity.parse("35"));
        assertThat(last.remark()).isEqualTo("equity 1 is below 2");
        assertThat(orders.working()).isEmpty();
    }

    /** The account is asked when an order arrives, and only of orders that the venue would take. */
    @Test
    void anOrderWithoutInitialMarginIsRefusedWithTheNumbers() {
        hand.venue.watch(new MarginAccount() {
            @Override
            public List<Forced> forced(long nanos) {
                return List.of();
            }

            @Override
            public String uncovered(Order order, long nanos) {
                return order.intent().quantity().compareTo(Quantity.ofUnits(Quantity.ONE)) > 0 ? "12 of 10" : "";
            }
        });
        assertThat(hand.send("a", intent(Side.BUY, "2", "97"))).containsExactly("rejected a: 12 of 10");
        assertThat(hand.send("b", intent(Side.BUY, "1", "97"))).containsExactly("accepted b");
        assertThat(hand.send("c", intent(Side.BUY, "2.05", "97")))
                .singleElement()
                .asString()
                .startsWith("rejected c: quantity");
    }
}
