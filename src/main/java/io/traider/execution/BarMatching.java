package io.traider.execution;

import io.traider.domain.Bar;
import io.traider.domain.Liquidity;
import io.traider.domain.Price;
import io.traider.domain.Side;
import io.traider.domain.TimeInForce;
import java.util.function.BiConsumer;

/**
 * What trades within a bar. Of what happened inside it nothing is known, so the worse is assumed: stops come before limits,
 * a stop trades at its trigger or at a worse open, and a limit that the bar only touched does not trade.
 */
final class BarMatching {

    private final FillModel.OnBars model;
    private final Board board;
    private final Fills fills;
    /** Our units of the bar at hand. */
    private long used;

    BarMatching(FillModel.OnBars model, Board board, Fills fills) {
        this.model = model;
        this.board = board;
        this.fills = fills;
    }

    /**
     * A bar has ended. Orders that were decided before it began meet it.
     *
     * @param triggered hears of stops that were reached
     * @param unwanted hears of orders whose rest is not wanted, and why
     */
    void onBar(Bar bar, BiConsumer<Resting, Long> triggered, BiConsumer<Resting, String> unwanted) {
        used = 0;
        for (Resting order : board.in(Resting.State.MATCH, bar.instrument())) {
            if (due(order, bar) && !order.order.intent().type().limited()) {
                market(order, model.reference(bar), bar, unwanted);
            }
        }
        for (Resting order : board.in(Resting.State.TRIGGER, bar.instrument())) {
            if (due(order, bar)
                    && order.reached(
                            order.side() == Side.BUY
                                    ? bar.high().units()
                                    : bar.low().units())) {
                triggered.accept(order, bar.endNanos());
                stop(order, bar, unwanted);
            }
        }
        for (Resting order : board.matchable(bar.instrument())) {
            if (due(order, bar) && order.order.intent().type().limited() && order.leaves() > 0) {
                limit(order, bar, unwanted);
            }
        }
    }

    private static boolean due(Resting order, Bar bar) {
        return order.order.createdNanos() <= bar.startNanos() && order.sinceNanos < bar.endNanos();
    }

    private void market(Resting order, Price reference, Bar bar, BiConsumer<Resting, String> unwanted) {
        boolean atOpen = reference.equals(bar.open()) && model.at() == FillModel.BarPrice.OPEN;
        take(order, reference, bar, atOpen ? Math.max(order.sinceNanos, bar.startNanos()) : bar.endNanos(), unwanted);
    }

    /** At its trigger, or at the open where that is worse already. */
    private void stop(Resting order, Bar bar, BiConsumer<Resting, String> unwanted) {
        long open = bar.open().units();
        Price reference =
                order.reached(open) ? bar.open() : order.order.intent().trigger();
        if (order.accepts(reference.units())) {
            take(order, reference, bar, bar.endNanos(), unwanted);
        }
    }

    private void limit(Resting order, Bar bar, BiConsumer<Resting, String> unwanted) {
        long best = order.side() == Side.BUY ? bar.low().units() : bar.high().units();
        if (order.accepts(bar.open().units())) {
            if (order.order.intent().postOnly()) {
                unwanted.accept(order, "a post-only order would have taken");
            } else {
                take(order, bar.open(), bar, bar.endNanos(), unwanted);
            }
        } else if (order.accepts(best) && best != order.limit()) {
            make(order, bar, unwanted);
        } else {
            over(order, unwanted);
        }
    }

    private void take(Resting order, Price reference, Bar bar, long nanos, BiConsumer<Resting, String> unwanted) {
        long units = available(order, bar);
        if (units > 0 && !lacks(order, units)) {
            used += units;
            long price = model.paid(order.side(), reference, bar, used).units();
            fills.fill(order, order.accepts(price) ? price : order.limit(), units, Liquidity.TAKER, nanos);
        }
        over(order, unwanted);
    }

    private void make(Resting order, Bar bar, BiConsumer<Resting, String> unwanted) {
        long units = available(order, bar);
        if (units > 0 && !lacks(order, units)) {
            used += units;
            fills.fill(order, order.limit(), units, Liquidity.MAKER, bar.endNanos());
        }
        over(order, unwanted);
    }

    private long available(Resting order, Bar bar) {
        return fills.most(order, Math.max(0, model.share(bar) - used));
    }

    private static boolean lacks(Resting order, long units) {
        return order.order.intent().timeInForce() == TimeInForce.FOK && units < order.leaves();
    }

    private static void over(Resting order, BiConsumer<Resting, String> unwanted) {
        TimeInForce life = order.order.intent().timeInForce();
        if (order.leaves() > 0 && (life == TimeInForce.IOC || life == TimeInForce.FOK)) {
            unwanted.accept(order, "the rest was not to be had in the bar");
        }
    }
}
