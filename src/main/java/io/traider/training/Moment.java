package io.traider.training;

import io.traider.history.table.Row;
import io.traider.market.OrderBook;
import org.jspecify.annotations.Nullable;

/** A row whose future has not come yet, with the best prices that it began at. */
final class Moment {

    private final FeatureTable table;
    private final Row row;
    private final double bid;
    private final double ask;
    private final double fee;

    /** @param fee of a taker, as a fraction; {@code NaN} where none is known */
    Moment(FeatureTable table, Row row, OrderBook book, double fee) {
        this.table = table;
        this.row = row;
        this.bid = book.bidPrice(0);
        this.ask = book.askPrice(0);
        this.fee = fee;
        for (int i = 0; i < table.horizons().size(); i++) {
            unknown(i);
        }
    }

    long nanos() {
        return row.time();
    }

    Row row() {
        return row;
    }

    /** Takes what the book is at the horizon, {@code null} where that is not known. */
    void label(int horizon, @Nullable OrderBook then) {
        if (then == null) {
            return;
        }
        double mid = 0.5 * (bid + ask);
        double bidThen = then.bidPrice(0);
        double askThen = then.askPrice(0);
        double gross = 1e4 * (0.5 * (bidThen + askThen) - mid) / mid;
        int at = table.labels(horizon);
        row.setNumber(at, gross);
        row.setNumber(at + 1, 1e4 * (bidThen * (1 - fee) - ask * (1 + fee)) / mid);
        row.setNumber(at + 2, 1e4 * (bid * (1 - fee) - askThen * (1 + fee)) / mid);
        row.setNumber(at + 3, Math.signum(gross));
    }

    private void unknown(int horizon) {
        for (int i = 0; i < FeatureTable.LABELS; i++) {
            row.setNumber(table.labels(horizon) + i, Double.NaN);
        }
    }
}
