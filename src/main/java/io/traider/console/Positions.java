package io.traider.console;

import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.session.SessionState;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The rows of what is held, open positions first and the largest of them on top. */
final class Positions {

    private Positions() {}

    static DataTable table() {
        return new DataTable(
                "Positions",
                "No positions yet. The strategy first warms up on about half a minute of market data.",
                Column.pair("Instrument"),
                Column.side("Side"),
                Column.number("Quantity"),
                Column.number("Entry"),
                Column.number("Mark"),
                Column.number("Value"),
                Column.signed("Unrealised"),
                Column.signed("Realised"),
                Column.number("Fees"),
                Column.signed("Funding"));
    }

    static SequencedMap<String, List<String>> rows(SessionState state) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        state.positions().stream()
                .sorted(Comparator.comparing((Position position) -> value(position, mark(state, position)))
                        .reversed()
                        .thenComparing(Position::instrument)
                        .thenComparing(Position::strategy))
                .forEach(position -> rows.put(
                        position.strategy() + "|" + position.instrument(), cells(position, mark(state, position))));
        return rows;
    }

    private static @Nullable Price mark(SessionState state, Position position) {
        return state.marks().get(position.instrument());
    }

    private static BigDecimal value(Position position, @Nullable Price mark) {
        return mark == null
                ? position.cost().amount().abs()
                : mark.toBigDecimal().multiply(position.quantity().abs().toBigDecimal());
    }

    /** What came of it until now, in quote currency: realised and not, after fees and with funding. */
    static BigDecimal profit(Position position, SessionState state) {
        Price mark = mark(state, position);
        BigDecimal open =
                mark == null ? BigDecimal.ZERO : position.unrealizedPnl(mark).amount();
        return position.realizedPnl()
                .amount()
                .add(open)
                .subtract(position.fees().amount())
                .add(position.funding().amount());
    }

    private static List<String> cells(Position position, @Nullable Price mark) {
        int sign = position.quantity().toBigDecimal().signum();
        Price entry = position.averagePrice();
        return List.of(
                Words.pair(position.instrument()),
                sign > 0 ? "Long" : sign < 0 ? "Short" : "Flat",
                Words.quantity(position.quantity().abs()),
                entry == null ? "" : Words.rounded(entry),
                mark == null ? "" : Words.rounded(mark),
                Words.money(value(position, mark)),
                mark == null ? "" : Words.signed(position.unrealizedPnl(mark).amount()),
                Words.signed(position.realizedPnl().amount()),
                Words.money(position.fees().amount()),
                Words.signed(position.funding().amount()));
    }
}
