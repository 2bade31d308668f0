package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.Limits;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.OrderType;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Reason;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import io.traider.domain.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds pre-trade situations out of one that every rule lets through: buy 0.01 BTC at the mid of 50,000. */
final class Pretrade {

    static final InstrumentId BTC = InstrumentId.parse("KRAKEN_FUTURES:PF_XBTUSD");

    static final PretradeRules RULES = PretradeRules.shipped();

    private Side side = Side.BUY;
    private OrderType type = OrderType.LIMIT;
    private String quantity = "0.01";
    private String price = "50000";
    private boolean reduceOnly;
    private @Nullable String trigger;
    private boolean exit;

    @Nullable
    Limits limits = new Limits(
            "paper",
            "hash",
            new BigDecimal("1000"),
            new BigDecimal("0.1"),
            new BigDecimal("2000"),
            new BigDecimal("6000"),
            new BigDecimal("400"),
            new BigDecimal("50"),
            2,
            5_000);

    List<KillSwitch> switches = List.of();
    boolean bookValid = true;
    long bookAgeMillis = 5_000;

    @Nullable
    Price bestBid = Price.parse("49999.5");

    @Nullable
    Price bestAsk = Price.parse("50000.5");

    String depth = "0.1";

    @Nullable
    Price reference = Price.parse("50000");

    String position = "0";
    String openSameSide = "0";

    @Nullable
    BigDecimal positionValueAfter = new BigDecimal("2000");

    @Nullable
    BigDecimal strategyValueAfter = new BigDecimal("6000");

    @Nullable
    BigDecimal dailyPnl = new BigDecimal("-399.99");

    int openOrders = 1;

    static Pretrade order() {
        return new Pretrade();
    }

    Pretrade side(Side wanted) {
        side = wanted;
        return this;
    }

    Pretrade market() {
        type = OrderType.MARKET;
        return this;
    }

    Pretrade quantity(String wanted) {
        quantity = wanted;
        return this;
    }

    Pretrade price(String wanted) {
        price = wanted;
        return this;
    }

    Pretrade reduceOnly() {
        reduceOnly = true;
        return this;
    }

    Pretrade stop(String at) {
        trigger = at;
        return this;
    }

    Pretrade exit() {
        exit = true;
        return reduceOnly();
    }

    Pretrade position(String held) {
        position = held;
        return this;
    }

    /** Asks the shipped rules, which are to say just this. */
    static void breaches(Pretrade order, String rule, String code, String... figures) {
        Verdict verdict = RULES.check(order.build());
        assertThat(verdict.reasons()).extracting(Reason::rule, Reason::code).containsExactly(tuple(rule, code));
        assertThat(verdict.reasons().getFirst().figures())
                .extracting(figure -> figure.name() + "=" + figure.value())
                .containsExactly(figures);
    }

    static void passes(Pretrade order) {
        assertThat(RULES.check(order.build())).isEqualTo(Verdict.allow());
    }

    Pretrade with(Consumer<Pretrade> change) {
        change.accept(this);
        return this;
    }

    PretradeSituation build() {
        OrderIntent plain = new OrderIntent(
                "funding-drift",
                BTC,
                side,
                type,
                TimeInForce.IOC,
                Quantity.parse(quantity),
                type == OrderType.LIMIT ? Price.parse(price) : null,
                0,
                reduceOnly);
        OrderIntent stop = trigger == null ? plain : plain.stoppedAt(Price.parse(trigger));
        OrderIntent intent = exit ? stop.linked("g", OrderLink.Role.EXIT) : stop;
        return new PretradeSituation(
                intent,
                limits,
                switches,
                bookValid,
                bookAgeMillis,
                bestBid,
                bestAsk,
                Quantity.parse(depth),
                reference,
                Quantity.parse(position),
                Quantity.parse(openSameSide),
                positionValueAfter,
                strategyValueAfter,
                dailyPnl,
                openOrders);
    }
}
