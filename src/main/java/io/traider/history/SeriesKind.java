package io.traider.history;

import static io.traider.history.table.ColumnType.PRICE;
import static io.traider.history.table.ColumnType.QUANTITY;
import static io.traider.history.table.ColumnType.RATE;
import static io.traider.history.table.ColumnType.SECONDS;
import static io.traider.history.table.ColumnType.SIDE;
import static io.traider.history.table.ColumnType.TEXT;
import static io.traider.history.table.ColumnType.TIME;

import io.traider.history.table.Column;
import io.traider.history.table.Schema;
import java.util.List;
import java.util.Locale;

/** What a series tells, and its columns. In the order in which rows of one moment are told. */
public enum SeriesKind {
    /** Settled funding rates of a perpetual. */
    FUNDING(
            new Column("time", TIME, "when it was settled, on the full hour"),
            new Column("rate", RATE, "fraction of the position's value, positive: longs pay shorts"),
            new Column("interval_seconds", SECONDS, "length of the period that the rate is for")),
    /** What a perpetual's venue margins it at, and the index of spot prices that it follows. */
    MARKS(
            new Column("time", TIME, "when it was so"),
            new Column("mark", PRICE, "what positions are worth to the venue"),
            new Column("index", PRICE, "of spot venues")),
    /** The best bid and ask. */
    QUOTES(
            new Column("time", TIME, "when it was so"),
            new Column("bid", PRICE, "highest price that was bid"),
            new Column("bid_quantity", QUANTITY, "how much was bid at it"),
            new Column("ask", PRICE, "lowest price that was asked"),
            new Column("ask_quantity", QUANTITY, "how much was asked at it")),
    /** Trades between others. */
    TRADES(
            new Column("time", TIME, "when it was made"),
            new Column("id", TEXT, "the venue's own, empty where the source has none"),
            new Column("price", PRICE, "in quote currency for one unit of the base"),
            new Column("quantity", QUANTITY, "in units of the base"),
            new Column("aggressor", SIDE, "side of the order that took liquidity")),
    /** What traded in equal stretches of time. */
    BARS(
            new Column("start", TIME, "included"),
            new Column("end", TIME, "excluded; the bar is known from then on"),
            new Column("open", PRICE, "first price"),
            new Column("high", PRICE, "highest price"),
            new Column("low", PRICE, "lowest price"),
            new Column("close", PRICE, "last price"),
            new Column("volume", QUANTITY, "in units of the base"));

    private final Schema schema;

    SeriesKind(Column... columns) {
        schema = new Schema(label(), List.of(columns));
    }

    /** The declared columns. */
    public Schema schema() {
        return schema;
    }

    /** The name in files and messages, such as {@code trades}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
