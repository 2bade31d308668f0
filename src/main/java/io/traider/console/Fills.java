package io.traider.console;

import io.traider.domain.Fill;
import io.traider.journal.Page;
import java.math.BigDecimal;
import java.util.List;

/** The rows of fills. */
final class Fills {

    private Fills() {}

    static DataTable table() {
        return new DataTable(
                "Fills",
                "No fills here. Nothing was traded yet, or a filter hides it.",
                Column.time("Time"),
                Column.pair("Instrument"),
                Column.side("Side"),
                Column.number("Quantity"),
                Column.number("Price"),
                Column.number("Value"),
                Column.number("Fee"),
                Column.text("Liquidity"),
                Column.text("Strategy"),
                Column.text("Order"));
    }

    static List<String> cells(Page.Row<Fill> row) {
        return cells(row.value());
    }

    static List<String> cells(Fill fill) {
        BigDecimal value = fill.price().toBigDecimal().multiply(fill.quantity().toBigDecimal());
        return List.of(
                Words.millis(fill.nanos()),
                Words.pair(fill.instrument()),
                Words.word(fill.side()),
                Words.quantity(fill.quantity()),
                Words.price(fill.price()),
                Words.money(value),
                Words.money(fill.fee().amount()),
                Words.word(fill.liquidity()),
                fill.strategy(),
                fill.order());
    }
}
