package io.traider.release;

import io.traider.domain.Money;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.engine.ShippedFiles;
import io.traider.portfolio.DollarRates;
import io.traider.session.SessionState;
import java.math.BigDecimal;

/** What strategies earned, by the session's positions. */
final class ScoreProfit {

    private final DollarRates dollars = ShippedFiles.dollars();

    /** Dollars after fees and funding, with open positions at their marks; what has no mark counts as it was bought. */
    BigDecimal of(String strategy, SessionState state) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Position each : state.positions()) {
            if (each.strategy().equals(strategy)) {
                Price mark = state.marks().get(each.instrument());
                Money open = mark == null ? Money.zero(each.cost().currency()) : each.unrealizedPnl(mark);
                sum = sum.add(dollars(each.realizedPnl(), state))
                        .add(dollars(open, state))
                        .add(dollars(each.funding(), state))
                        .subtract(dollars(each.fees(), state));
            }
        }
        return sum;
    }

    private BigDecimal dollars(Money money, SessionState state) {
        return dollars.dollars(money, state.nanos());
    }
}
