package io.traider.portfolio;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Money;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cross margin: all that lies at a venue stands for all perpetuals there, whichever strategy holds them. A venue with a
 * position whose mark or margin is not known calls nothing, since nobody knows what the account is worth: it says so.
 */
final class Margins {

    /** The perpetuals at a venue. */
    private static final class Account {
        private final List<MarginCall> positions = new ArrayList<>();
        private BigDecimal maintenance = BigDecimal.ZERO;
        private BigDecimal unrealized = BigDecimal.ZERO;
        private @Nullable Unjudged unjudged;
    }

    private final SortedMap<InstrumentId, Instrument> instruments;
    private final Valuation valuation;
    private final HoldingTerms terms;
    private final long nanos;
    private final Map<Venue, Account> accounts = new EnumMap<>(Venue.class);

    Margins(
            SortedMap<InstrumentId, Instrument> instruments,
            Valuation valuation,
            HoldingTerms terms,
            List<Position> positions,
            long nanos,
            Function<InstrumentId, @Nullable Price> marks) {
        this.instruments = instruments;
        this.valuation = valuation;
        this.terms = terms;
        this.nanos = nanos;
        for (Position position : positions) {
            if (!position.quantity().isZero()) {
                add(position, marks);
            }
        }
    }

    private void add(Position position, Function<InstrumentId, @Nullable Price> marks) {
        Instrument instrument = instruments.get(position.instrument());
        if (instrument.kind() == InstrumentKind.PERPETUAL) {
            Account account = accounts.computeIfAbsent(instrument.id().venue(), _ -> new Account());
            Price mark = marks.apply(instrument.id());
            if (mark == null) {
                account.unjudged = Unjudged.unmarked(instrument.id());
            } else {
                add(account, instrument, position, mark);
            }
        }
    }

    private void add(Account account, Instrument instrument, Position position, Price mark) {
        Money worth = instrument.value(mark, position.quantity().abs());
        BigDecimal value = valuation.dollars(worth, nanos);
        HoldingTerms.Margin margin = terms.margin(instrument.id(), value, nanos);
        if (margin == null) {
            account.unjudged = HoldingTerms.unstated(instrument.id(), nanos);
            return;
        }
        account.maintenance = account.maintenance.add(value.multiply(margin.maintenance()));
        account.positions.add(new MarginCall(position, BigDecimal.ZERO, BigDecimal.ZERO, margin.penalty()));
        account.unrealized = account.unrealized.add(valuation.dollars(position.unrealizedPnl(mark), nanos));
    }

    List<MarginCall> calls(Ledger ledger) {
        List<MarginCall> calls = new ArrayList<>();
        accounts.forEach((venue, account) -> {
            BigDecimal equity =
                    valuation.cash(ledger, Entries.assets(venue)::equals, nanos).add(account.unrealized);
            if (account.unjudged == null && equity.compareTo(account.maintenance) < 0) {
                account.positions.forEach(call ->
                        calls.add(new MarginCall(call.position(), equity, account.maintenance, call.penalty())));
            }
        });
        return calls;
    }

    /** Maintenance margin over equity at a venue; zero without a perpetual, infinite without equity. */
    double use(Venue venue, Ledger ledger) {
        Account account = accounts.get(venue);
        if (account == null || account.maintenance.signum() == 0) {
            return 0;
        }
        BigDecimal equity =
                valuation.cash(ledger, Entries.assets(venue)::equals, nanos).add(account.unrealized);
        return equity.signum() <= 0
                ? Double.POSITIVE_INFINITY
                : account.maintenance.divide(equity, MathContext.DECIMAL64).doubleValue();
    }

    /** Why accounts cannot be judged, one a venue. */
    List<Unjudged> unjudged() {
        return accounts.values().stream()
                .map(account -> account.unjudged)
                .filter(Objects::nonNull)
                .toList();
    }
}
