package io.traider.rule;

import io.traider.domain.Limits;
import io.traider.domain.OrderIntent;
import io.traider.domain.Price;
import io.traider.domain.Side;
import io.traider.rule.fact.Account;
import io.traider.rule.fact.Book;
import io.traider.rule.fact.Exposure;
import io.traider.rule.fact.Missing;
import io.traider.rule.fact.ProposedOrder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes facts of a pre-trade situation. A fact that lacks a figure is left out, and a {@link Missing} stands for it. */
final class PretradeFacts {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    /** Rounded away from zero, so that rounding never lets an order through. */
    private static final MathContext CAUTIOUS = new MathContext(16, RoundingMode.UP);

    private final List<Object> facts = new ArrayList<>(12);

    private PretradeFacts() {}

    static Object[] of(PretradeSituation situation) {
        PretradeFacts made = new PretradeFacts();
        made.limits(situation.limits());
        made.facts.addAll(situation.switches());
        made.book(situation);
        made.order(situation);
        made.exposure(situation);
        made.account(situation.dailyPnl());
        return made.facts.toArray();
    }

    private void limits(@Nullable Limits limits) {
        if (known("limits", limits) && complete(limits)) {
            facts.add(limits);
        }
    }

    private boolean complete(Limits limits) {
        return known("maxOrderValue", limits.maxOrderValue())
                & known("maxOrderQuantityOfDepth", limits.maxOrderQuantityOfDepth())
                & known("maxPositionValue", limits.maxPositionValue())
                & known("maxStrategyValue", limits.maxStrategyValue())
                & known("maxDailyLoss", limits.maxDailyLoss())
                & known("collarBps", limits.collarBps());
    }

    private void book(PretradeSituation situation) {
        Price bid = situation.bestBid();
        Price ask = situation.bestAsk();
        if (positive("bestBid", bid) & positive("bestAsk", ask) & from("bookAgeMillis", situation.bookAgeMillis())) {
            facts.add(
                    new Book(situation.bookValid(), situation.bookAgeMillis(), bid.toBigDecimal(), ask.toBigDecimal()));
        }
    }

    private void order(PretradeSituation situation) {
        Price price = price(situation);
        Price reference = situation.reference();
        boolean priced = positive("orderPrice", price) & positive("referencePrice", reference);
        if (!(priced & positive("depth", situation.depth().units()))) {
            return;
        }
        BigDecimal quantity = situation.intent().quantity().toBigDecimal();
        BigDecimal at = price.toBigDecimal();
        BigDecimal around = reference.toBigDecimal();
        facts.add(new ProposedOrder(
                quantity,
                at,
                quantity.multiply(at),
                deviation(situation, at, around),
                quantity.divide(situation.depth().toBigDecimal(), CAUTIOUS),
                situation.intent().reduceOnly(),
                situation.reduces(),
                around,
                trigger(situation.intent()),
                reached(situation.intent(), reference)));
    }

    private static BigDecimal deviation(PretradeSituation situation, BigDecimal at, BigDecimal around) {
        BigDecimal trigger = trigger(situation.intent());
        if (trigger == null) {
            return bps(at, around);
        }
        BigDecimal wait = situation.reduces() ? BigDecimal.ZERO : bps(trigger, around);
        return bps(at, trigger).max(wait);
    }

    private static BigDecimal bps(BigDecimal price, BigDecimal around) {
        return price.subtract(around).abs().multiply(BPS).divide(around, CAUTIOUS);
    }

    private static @Nullable BigDecimal trigger(OrderIntent intent) {
        return intent.trigger() == null ? null : intent.trigger().toBigDecimal();
    }

    private static boolean reached(OrderIntent intent, Price reference) {
        Price trigger = intent.trigger();
        return trigger != null
                && Integer.signum(reference.compareTo(trigger)) * intent.side().sign() >= 0;
    }

    private static @Nullable Price price(PretradeSituation situation) {
        OrderIntent intent = situation.intent();
        if (intent.limit() != null || intent.trigger() != null) {
            return intent.limit() != null ? intent.limit() : intent.trigger();
        }
        return situation.intent().side() == Side.BUY ? situation.bestAsk() : situation.bestBid();
    }

    private void exposure(PretradeSituation situation) {
        BigDecimal position = situation.positionValueAfter();
        BigDecimal strategy = situation.strategyValueAfter();
        if (known("positionValueAfter", position)
                & known("strategyValueAfter", strategy)
                & from("openOrders", situation.openOrders())) {
            facts.add(new Exposure(position, strategy, situation.openOrders()));
        }
    }

    private void account(@Nullable BigDecimal dailyPnl) {
        if (known("dailyPnl", dailyPnl)) {
            facts.add(new Account(dailyPnl.negate()));
        }
    }

    private boolean known(String what, @Nullable Object value) {
        return value != null || missing(what);
    }

    private boolean positive(String what, @Nullable Price price) {
        return positive(what, price == null ? 0 : price.units());
    }

    private boolean positive(String what, long units) {
        return units > 0 || missing(what);
    }

    private boolean from(String what, long number) {
        return number >= 0 || missing(what);
    }

    private boolean missing(String what) {
        facts.add(new Missing(what));
        return false;
    }
}
