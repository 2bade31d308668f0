package io.traider.portfolio;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Money;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Adds positions and balances up in dollars. */
final class Valuation {

    private final SortedMap<InstrumentId, Instrument> instruments;
    private final DollarRates dollars;

    Valuation(SortedMap<InstrumentId, Instrument> instruments, DollarRates dollars) {
        this.instruments = instruments;
        this.dollars = dollars;
    }

    BigDecimal dollars(Money money, long nanos) {
        return dollars.dollars(money, nanos);
    }

    PortfolioSummary summary(
            long nanos,
            Ledger ledger,
            List<Position> positions,
            Function<InstrumentId, @Nullable Price> marks,
            EquityTrack track) {
        BigDecimal cash = cash(ledger, account -> account.startsWith("assets:"), nanos);
        BigDecimal realized = BigDecimal.ZERO;
        BigDecimal unrealized = BigDecimal.ZERO;
        BigDecimal spot = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal funding = BigDecimal.ZERO;
        BigDecimal borrow = BigDecimal.ZERO;
        for (Position position : positions) {
            Money open = unrealized(position, marks);
            realized = realized.add(dollars(position.realizedPnl(), nanos));
            unrealized = unrealized.add(dollars(open, nanos));
            fees = fees.add(dollars(position.fees(), nanos));
            BigDecimal held = dollars(position.funding(), nanos);
            if (instruments.get(position.instrument()).kind() == InstrumentKind.SPOT) {
                spot = spot.add(dollars(position.cost(), nanos));
                borrow = borrow.subtract(held);
            } else {
                funding = funding.add(held);
            }
        }
        BigDecimal penalties = cash(ledger, account -> account.startsWith(Entries.PENALTIES), nanos);
        BigDecimal equity = cash.add(spot).add(unrealized);
        EquityTrack base = track.startsDay(nanos) ? track.record(nanos, equity) : track;
        return new PortfolioSummary(
                "USD",
                nanos,
                equity,
                cash,
                realized,
                unrealized,
                equity.subtract(base.dayStart()),
                fees.subtract(penalties),
                funding,
                borrow,
                penalties,
                base.peak(),
                base.maxDrawdown());
    }

    /** What stands on some accounts in currencies that count as cash, in dollars. */
    BigDecimal cash(Ledger ledger, Predicate<String> accounts, long nanos) {
        BigDecimal cash = BigDecimal.ZERO;
        for (var line : ledger.total(accounts).entrySet()) {
            if (dollars.knows(line.getKey())) {
                cash = cash.add(line.getValue().multiply(dollars.rate(line.getKey(), nanos)));
            }
        }
        return cash;
    }

    /** An amount in dollars; nothing where its currency does not count as cash. */
    BigDecimal cash(Money amount, long nanos) {
        return dollars.knows(amount.currency()) ? dollars.dollars(amount, nanos) : BigDecimal.ZERO;
    }

    private static Money unrealized(Position position, Function<InstrumentId, @Nullable Price> marks) {
        Price mark = position.quantity().isZero() ? null : marks.apply(position.instrument());
        return mark == null ? Money.zero(position.cost().currency()) : position.unrealizedPnl(mark);
    }
}
