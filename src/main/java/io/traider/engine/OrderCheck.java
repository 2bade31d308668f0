package io.traider.engine;

import io.traider.domain.BookView;
import io.traider.domain.Fact;
import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Limits;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Verdict;
import io.traider.execution.OrderManager;
import io.traider.portfolio.Portfolio;
import io.traider.risk.Exposure;
import io.traider.risk.KillSwitches;
import io.traider.rule.PretradeSituation;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Gathers the figures that the pre-trade rules ask for, and asks them. */
final class OrderCheck {

    private final SortedMap<InstrumentId, Instrument> instruments;
    private final InForce inForce;
    private final Market market;
    private final OrderManager orders;
    private final Portfolio portfolio;
    private final KillSwitches switches;

    OrderCheck(
            EngineSetup setup,
            InForce inForce,
            Market market,
            OrderManager orders,
            Portfolio portfolio,
            KillSwitches switches) {
        this.instruments = setup.instruments();
        this.inForce = inForce;
        this.market = market;
        this.orders = orders;
        this.portfolio = portfolio;
        this.switches = switches;
    }

    /**
     * Asks the rules.
     *
     * @param limits name of the limit set
     */
    Judgement check(OrderIntent intent, String limits, Draft draft) {
        long nanos = draft.nanos();
        PretradeSituation situation = situation(intent, inForce.limits(limits, nanos), nanos);
        Verdict verdict = inForce.pretrade().ask(situation, intent.strategy(), intent.instrument(), draft);
        LimitShadow beside = inForce.limitShadow(limits);
        if (beside != null) {
            beside.compare(situation(intent, beside.at(nanos), nanos), verdict, draft);
        }
        return new Judgement(situation, verdict);
    }

    /** What the rules are shown of a situation. */
    List<Fact> facts(PretradeSituation situation) {
        return inForce.pretrade().rules().facts(situation);
    }

    private PretradeSituation situation(OrderIntent intent, @Nullable Limits limits, long nanos) {
        InstrumentId instrument = intent.instrument();
        String strategy = intent.strategy();
        BookView book = market.book(instrument);
        Price reference = market.mark(instrument);
        List<Order> working = orders.working(order -> order.intent().strategy().equals(strategy));
        List<Order> here = working.stream()
                .filter(order -> order.instrument().equals(instrument))
                .toList();
        Position position = portfolio.position(strategy, instrument);
        return new PretradeSituation(
                intent,
                limits,
                switches.covering(strategy, instrument),
                market.tradable(instrument),
                market.bookAgeMillis(instrument, nanos),
                book == null || book.bidLevels() == 0 ? null : Price.ofUnits(book.bidPrice(0)),
                book == null || book.askLevels() == 0 ? null : Price.ofUnits(book.askPrice(0)),
                depth(intent, book, reference, limits),
                reference,
                position.quantity(),
                Exposure.open(here, intent),
                value(instrument, Exposure.worst(position.quantity(), here, intent), nanos),
                Exposure.value(
                        positions(strategy), working, intent, id -> value(id, Quantity.ofUnits(Quantity.ONE), nanos)),
                dailyPnl(nanos),
                here.size());
    }

    private static Quantity depth(
            OrderIntent intent, @Nullable BookView book, @Nullable Price reference, @Nullable Limits limits) {
        return book == null || reference == null || limits == null
                ? Quantity.ZERO
                : Exposure.depth(book, intent.side(), reference, limits.collarBps());
    }

    /** Dollars that a quantity is worth at its mark, {@code null} without a mark. */
    @Nullable
    BigDecimal value(InstrumentId instrument, Quantity quantity, long nanos) {
        Price mark = market.mark(instrument);
        Instrument known = instruments.get(instrument);
        return mark == null || known == null ? null : dollars(known.value(mark, quantity), nanos);
    }

    BigDecimal dollars(Money money, long nanos) {
        return portfolio.dollars(money, nanos);
    }

    private List<Position> positions(String strategy) {
        return portfolio.positions().stream()
                .filter(position -> position.strategy().equals(strategy))
                .toList();
    }

    /** Not known as long as a position has no mark, as after a restart. */
    private @Nullable BigDecimal dailyPnl(long nanos) {
        return portfolio.valued(market::mark)
                ? portfolio.summary(nanos, market::mark).dailyPnl()
                : null;
    }
}
