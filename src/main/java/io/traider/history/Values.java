package io.traider.history;

import io.traider.domain.Bar;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.Levels;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import io.traider.history.table.ColumnType;
import io.traider.history.table.Row;
import java.math.BigDecimal;

/** Rows as the values of the domain that they stand for. */
final class Values {

    private static final Side[] SIDES = Side.values();

    private final InstrumentId instrument;
    private final Levels.Builder levels = new Levels.Builder();

    Values(InstrumentId instrument) {
        this.instrument = instrument;
    }

    Bar bar(Row row) {
        return new Bar(
                instrument,
                row.get(0),
                row.get(1),
                Price.ofUnits(row.get(2)),
                Price.ofUnits(row.get(3)),
                Price.ofUnits(row.get(4)),
                Price.ofUnits(row.get(5)),
                Quantity.ofUnits(row.get(6)));
    }

    MarketEvent event(SeriesKind kind, Row row) {
        return switch (kind) {
            case FUNDING -> funding(row);
            case MARKS ->
                new MarkPrice(instrument, row.time(), row.time(), Price.ofUnits(row.get(1)), Price.ofUnits(row.get(2)));
            case QUOTES -> quote(row);
            case TRADES -> trade(row);
            case BARS -> throw new IllegalArgumentException("a bar of " + instrument + " is no event");
        };
    }

    /** Told a nanosecond before it is settled: what settles is known, and nobody could have acted on it before. */
    private FundingRate funding(Row row) {
        long told = row.time() - 1;
        BigDecimal rate = BigDecimal.valueOf(row.get(1), ColumnType.RATE.scale());
        return new FundingRate(instrument, told, told, rate, Math.toIntExact(row.get(2)), row.time());
    }

    private BookSnapshot quote(Row row) {
        return new BookSnapshot(
                instrument,
                row.time(),
                row.time(),
                -1,
                1,
                level(row.get(1), row.get(2)),
                level(row.get(3), row.get(4)));
    }

    private Levels level(long price, long quantity) {
        return levels.add(price, decimals(price, Price.SCALE), quantity, decimals(quantity, Quantity.SCALE))
                .build();
    }

    private static int decimals(long units, int scale) {
        int decimals = scale;
        for (long rest = units; decimals > 0 && rest % 10 == 0; rest /= 10) {
            decimals--;
        }
        return decimals;
    }

    private Trade trade(Row row) {
        return new Trade(
                instrument,
                row.time(),
                row.time(),
                row.text(),
                Price.ofUnits(row.get(2)),
                Quantity.ofUnits(row.get(3)),
                SIDES[(int) row.get(4)]);
    }
}
