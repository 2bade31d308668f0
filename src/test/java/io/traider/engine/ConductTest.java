package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.traider.rule.fact.OppositeFills;
import io.traider.rule.fact.OppositeOrders;
import io.traider.rule.fact.OrderConduct;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is seen of how orders are placed, cancelled and filled. */
class ConductTest {

    private static final InstrumentId BTC = InstrumentId.parse("BINANCE_FUTURES:BTCUSDT");
    private static final long SECOND = 1_000_000_000L;
    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    private final Conduct conduct = new Conduct();
    private int number;

    private Order place(Side side, String price, TimeInForce life, long second) {
        Order order = pending(side, price, life, second);
        conduct.on(order, THOUSAND, second * SECOND);
        return order;
    }

    private Order place(List<Conduct> all, Side side, String price, long second) {
        Order order = pending(side, price, TimeInForce.GTC, second);
        all.forEach(each -> each.on(order, THOUSAND, second * SECOND));
        return order;
    }

    private Order pending(Side side, String price, TimeInForce life, long second) {
        OrderIntent intent = new OrderIntent(
                "calm", BTC, side, OrderType.LIMIT, life, Quantity.parse("0.02"), Price.parse(price), 0, false);
        return Order.pending("T" + number++, intent, 1, second * SECOND);
    }

    private void cancel(Order order, long second) {
        conduct.on(order.with(OrderStatus.CANCELLED, second * SECOND, ""), THOUSAND, second * SECOND);
    }

    private void fill(String strategy, Side side, String price, String quantity, long second) {
        conduct.on(filled(strategy, side, price, quantity, second), THOUSAND, second * SECOND);
    }

    private Fill filled(String strategy, Side side, String price, String quantity, long second) {
        return new Fill(
                "F" + number++,
                "T",
                strategy,
                BTC,
                side,
                Price.parse(price),
                Quantity.parse(quantity),
                Liquidity.TAKER,
                Money.zero("USDT"),
                second * SECOND);
    }

    @Test
    void ordersAndCancelsAreCountedForFiveMinutes() {
        cancel(place(Side.BUY, "50000", TimeInForce.GTC, 0), 4);
        cancel(place(Side.BUY, "50000", TimeInForce.GTC, 10), 12);
        place(Side.BUY, "50000", TimeInForce.GTC, 20);
        fill("calm", Side.BUY, "50000", "0.02", 21);
        fill("other", Side.BUY, "50000", "0.02", 22);
        assertThat(conduct.orders("calm", BTC, 30 * SECOND)).isEqualTo(new OrderConduct(3, 1, 3, 2, 2.0 / 3, 3));
        assertThat(conduct.orders("calm", BTC, 311 * SECOND)).isEqualTo(new OrderConduct(1, 1, 1, 1, 1, 2));
        assertThat(conduct.orders("calm", BTC, 1000 * SECOND)).isEqualTo(new OrderConduct(0, 0, 0, 0, 0, 0));
    }

    @Test
    void whatCannotRestIsNotCancelled() {
        cancel(place(Side.BUY, "50000", TimeInForce.IOC, 0), 0);
        assertThat(conduct.orders("calm", BTC, SECOND).cancels()).isZero();
        assertThat(conduct.orders("calm", BTC, SECOND).ordersPerFill()).isInfinite();
    }

    @Test
    void ordersAgainstAFillAreSeenWithTheirLevels() {
        Order first = place(Side.SELL, "50010", TimeInForce.GTC, 0);
        Order second = place(Side.SELL, "50020", TimeInForce.GTC, 0);
        Order third = place(Side.SELL, "50030", TimeInForce.GTC, 0);
        assertThat(conduct.oppositeOrders("calm", BTC, SECOND)).isNull();
        fill("calm", Side.BUY, "50000", "0.02", 1);
        cancel(first, 2);
        cancel(second, 2);
        cancel(third, 2);
        assertThat(conduct.oppositeOrders("calm", BTC, 3 * SECOND))
                .isEqualTo(new OppositeOrders(THOUSAND, new BigDecimal("3000"), 3, 1, 3));
        place(Side.BUY, "49990", TimeInForce.GTC, 3);
        assertThat(conduct.oppositeOrders("calm", BTC, 3 * SECOND))
                .as("orders on the side of the fill are no bait")
                .isEqualTo(new OppositeOrders(THOUSAND, new BigDecimal("3000"), 3, 1, 3));
    }

    @Test
    void fillsOnBothSidesBelongTogetherWhicheverStrategyMadeThem() {
        fill("calm", Side.BUY, "50000", "0.02", 0);
        assertThat(conduct.oppositeFills("calm", BTC, SECOND)).isNull();
        fill("other", Side.SELL, "50025", "0.025", 30);
        assertThat(conduct.oppositeFills("other", BTC, 30 * SECOND))
                .isEqualTo(new OppositeFills("calm", 30, 5, 0.2, 1, 1.0 / 9));
        assertThat(conduct.oppositeFills("calm", BTC, 30 * SECOND))
                .as("nothing came before its own")
                .isNull();
    }

    @Test
    void whatIsRememberedOutlivesASessionAtAnyMoment() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Conduct restarted = new Conduct();
        Deque<Order> resting = new ArrayDeque<>();
        for (int second = 0; second < 2_000; second += random.nextInt(4)) {
            long nanos = second * SECOND;
            List<Conduct> both = List.of(conduct, restarted);
            switch (random.nextInt(6)) {
                case 0, 1 -> resting.add(place(both, side(random), "5000" + random.nextInt(10), second));
                case 2 -> {
                    if (!resting.isEmpty()) {
                        Order gone = resting.remove().with(OrderStatus.CANCELLED, nanos, "");
                        both.forEach(each -> each.on(gone, THOUSAND, nanos));
                    }
                }
                case 3 -> {
                    Fill fill = filled(random.nextBoolean() ? "calm" : "other", side(random), "50001", "0.02", second);
                    both.forEach(each -> each.on(fill, THOUSAND, nanos));
                }
                // Whether anybody asks makes no difference to what is remembered.
                case 4 -> conduct.orders("calm", BTC, nanos + SECOND);
                default -> {
                    ConductState state = restarted.state();
                    restarted = new Conduct();
                    restarted.restore(state);
                }
            }
            assertThat(restarted.state()).as("seed %d", seed).isEqualTo(conduct.state());
            assertThat(restarted.orders("calm", BTC, nanos)).isEqualTo(conduct.orders("calm", BTC, nanos));
            assertThat(restarted.oppositeOrders("calm", BTC, nanos))
                    .isEqualTo(conduct.oppositeOrders("calm", BTC, nanos));
            assertThat(restarted.oppositeFills("calm", BTC, nanos))
                    .isEqualTo(conduct.oppositeFills("calm", BTC, nanos));
        }
        assertThat(conduct.state().acts()).isNotEmpty();
        assertThat(conduct.state().deals()).isNotEmpty();
    }

    private static Side side(Random random) {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }
}
