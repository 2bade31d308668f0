package io.traider.portfolio;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentKind;
import io.traider.domain.Money;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Venue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cross margin: all that lies at a venue stands for all perpetuals there, whichever strategy holds them. A venue with a
 * position whose mark is not known calls nothing, since nobody knows what the account is worth.
 */
final class Margins {

    /** The perpetuals at a venue. */
    private static final class Account {
        private final List<MarginCall> positions = new ArrayList<>();
        private BigDecimal maintenance = BigDecimal.ZERO;
        private BigDecimal unrealized = BigDecimal.ZERO;
        private boolean known = true;
    }

    private Margins() {}

    static List<MarginCall> calls(
            SortedMap<InstrumentId, Instrument> instruments,
            Valuation valuation,
            HoldingTerms terms,
            Ledger ledger,
            List<Position> positions,
            long nanos,
            Function<InstrumentId, @Nullable Price> marks) {
        Map<Venue, Account> accounts = new EnumMap<>(Venue.class);
        for (Position position : positions) {
            Instrument instrument = instruments.get(position.instrument());
            if (instrument.kind() == InstrumentKind.PERPETUAL
                    && !position.quantity().isZero()) {
                Account account = accounts.computeIfAbsent(instrument.id().venue(), _ -> new Account());
                add(account, instrument, position, valuation, terms, nanos, marks.apply(instrument.id()));
            }
        }
        List<MarginCall> calls = new ArrayList<>();
        accounts.forEach((venue, account) -> {
            BigDecimal equity =
                    valuation.cash(ledger, Entries.assets(venue)::equals, nanos).add(account.unrealized);
            if (account.known && equity.compareTo(account.maintenance) < 0) {
                account.positions.forEach(call ->
                        calls.add(new MarginCall(call.position(), equity, account.maintenance, call.penalty())));
            }
        });
        return calls;
    }

    private static void add(
            Account account,
            Instrument instrument,
            Position position,
            Valuation valuation,
            HoldingTerms terms,
            long nanos,
            @Nullable Price mark) {
        if (mark == null) {
            account.known = false;
            return;
        }
        Money worth = instrument.value(mark, position.quantity().abs());
        BigDecimal value = valuation.dollars(worth, nanos);
        HoldingTerms.Margin margin = terms.margin(instrument.id(), value, nanos);
        if (margin != null) {
            account.maintenance = account.maintenance.add(value.multiply(margin.maintenance()));
            account.positions.add(new MarginCall(position, BigDecimal.ZERO, BigDecimal.ZERO, margin.penalty()));
        }
        account.unrealized = account.unrealized.add(valuation.dollars(position.unrealizedPnl(mark), nanos));
    }
}
