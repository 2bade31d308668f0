package io.traider.journal.codec;

import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Liquidity;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.OrderLink;
import io.traider.domain.OrderStatus;
import io.traider.domain.OrderType;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import java.math.BigDecimal;

/** Orders, fills, positions and the ledger. Each pair of methods writes and reads the same fields in the same order. */
final class TradingCodec {
    /** Set beside the flag of a plain order, which is written as ever, when conditions follow. */
    private static final int CONDITIONAL = 2;

    private TradingCodec() {}

    static void money(Writer out, Money money) {
        out.decimal(money.amount());
        out.name(money.currency());
    }

    static Money money(Reader in) {
        return new Money(in.decimal(), in.name());
    }

    static void scope(Writer out, KillScope scope) {
        out.constant(scope.kind());
        out.name(scope.name());
    }

    static KillScope scope(Reader in) {
        return new KillScope(in.constant(KillScope.Kind.class), in.name());
    }

    static void fill(Writer out, Fill fill) {
        out.text(fill.id());
        out.name(fill.order());
        out.name(fill.strategy());
        MarketCodec.instrument(out, fill.instrument());
        out.constant(fill.side());
        out.signed(fill.price().units());
        out.signed(fill.quantity().units());
        out.constant(fill.liquidity());
        money(out, fill.fee());
        out.signed(fill.nanos());
    }

    static Fill fill(Reader in) {
        return new Fill(
                in.text(),
                in.name(),
                in.name(),
                MarketCodec.instrument(in),
                in.constant(Side.class),
                Price.ofUnits(in.signed()),
                Quantity.ofUnits(in.signed()),
                in.constant(Liquidity.class),
                money(in),
                in.signed());
    }

    static void intent(Writer out, OrderIntent intent) {
        out.name(intent.strategy());
        MarketCodec.instrument(out, intent.instrument());
        out.constant(intent.side());
        out.constant(intent.type());
        out.constant(intent.timeInForce());
        out.signed(intent.quantity().units());
        out.optional(intent.limit(), limit -> out.signed(limit.units()));
        out.signed(intent.lifeNanos());
        if (intent.plain()) {
            out.flag(intent.reduceOnly());
        } else {
            out.needs(Packing.CONDITIONS);
            out.octet(CONDITIONAL | (intent.reduceOnly() ? 1 : 0));
            out.optional(intent.trigger(), trigger -> out.signed(trigger.units()));
            out.flag(intent.postOnly());
            out.optional(intent.displayed(), displayed -> out.signed(displayed.units()));
            out.optional(intent.link(), link -> {
                out.name(link.group());
                out.constant(link.role());
            });
        }
    }

    static OrderIntent intent(Reader in) {
        String strategy = in.name();
        InstrumentId instrument = MarketCodec.instrument(in);
        Side side = in.constant(Side.class);
        OrderType type = in.constant(OrderType.class);
        TimeInForce life = in.constant(TimeInForce.class);
        Quantity quantity = Quantity.ofUnits(in.signed());
        Price limit = in.optional(() -> Price.ofUnits(in.signed()));
        long lifeNanos = in.signed();
        int flags = in.octet();
        boolean reduceOnly = (flags & 1) != 0;
        if ((flags & CONDITIONAL) == 0) {
            return new OrderIntent(strategy, instrument, side, type, life, quantity, limit, lifeNanos, reduceOnly);
        }
        return new OrderIntent(
                strategy,
                instrument,
                side,
                type,
                life,
                quantity,
                limit,
                lifeNanos,
                reduceOnly,
                in.optional(() -> Price.ofUnits(in.signed())),
                in.flag(),
                in.optional(() -> Quantity.ofUnits(in.signed())),
                in.optional(() -> new OrderLink(in.name(), in.constant(OrderLink.Role.class))));
    }

    static void order(Writer out, Order order) {
        out.name(order.id());
        intent(out, order.intent());
        out.signed(order.decision());
        out.constant(order.status());
        out.signed(order.filled().units());
        out.decimal(order.filledValue());
        out.signed(order.createdNanos());
        out.signed(order.updatedNanos());
        out.text(order.remark());
    }

    static Order order(Reader in) {
        return new Order(
                in.name(),
                intent(in),
                in.signed(),
                in.constant(OrderStatus.class),
                Quantity.ofUnits(in.signed()),
                in.decimal(),
                in.signed(),
                in.signed(),
                in.text());
    }

    static void position(Writer out, Position position) {
        out.name(position.strategy());
        MarketCodec.instrument(out, position.instrument());
        out.signed(position.quantity().units());
        money(out, position.cost());
        money(out, position.realizedPnl());
        money(out, position.fees());
        money(out, position.funding());
        out.signed(position.updatedNanos());
    }

    static Position position(Reader in) {
        return new Position(
                in.name(),
                MarketCodec.instrument(in),
                Quantity.ofUnits(in.signed()),
                money(in),
                money(in),
                money(in),
                money(in),
                in.signed());
    }

    static void entry(Writer out, LedgerEntry entry) {
        out.text(entry.id());
        out.signed(entry.nanos());
        out.text(entry.text());
        out.list(entry.postings(), posting -> {
            out.name(posting.account());
            money(out, posting.amount());
        });
    }

    static LedgerEntry entry(Reader in) {
        return new LedgerEntry(in.text(), in.signed(), in.text(), in.list(() -> new Posting(in.name(), money(in))));
    }

    static void killSwitch(Writer out, KillSwitch engaged) {
        scope(out, engaged.scope());
        out.text(engaged.reason());
        out.name(engaged.by());
        out.signed(engaged.sinceNanos());
    }

    static KillSwitch killSwitch(Reader in) {
        return new KillSwitch(scope(in), in.text(), in.name(), in.signed());
    }

    static void summary(Writer out, PortfolioSummary summary) {
        out.name(summary.currency());
        out.signed(summary.nanos());
        out.decimal(summary.equity());
        out.decimal(summary.cash());
        out.decimal(summary.realizedPnl());
        out.decimal(summary.unrealizedPnl());
        out.decimal(summary.dailyPnl());
        out.decimal(summary.fees());
        out.decimal(summary.funding());
        out.decimal(summary.peak());
        out.decimal(summary.maxDrawdown());
        if (summary.charged()) {
            out.needs(Packing.CHARGES);
            out.decimal(summary.borrow());
            out.decimal(summary.penalties());
        }
    }

    /** @param charged whether what borrowing and liquidations cost follows */
    static PortfolioSummary summary(Reader in, boolean charged) {
        String currency = in.name();
        long nanos = in.signed();
        BigDecimal[] figures = new BigDecimal[9];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = in.decimal();
        }
        return new PortfolioSummary(
                currency,
                nanos,
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4],
                figures[5],
                figures[6],
                charged ? in.decimal() : BigDecimal.ZERO,
                charged ? in.decimal() : BigDecimal.ZERO,
                figures[7],
                figures[8]);
    }
}
