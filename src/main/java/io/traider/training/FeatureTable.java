package io.traider.training;

import io.traider.domain.FeatureSet;
import io.traider.history.table.Column;
import io.traider.history.table.ColumnType;
import io.traider.history.table.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of an export: {@code time}, {@code instrument}, {@code mid}, the features by name, and for each horizon what
 * became of the price. {@code docs/features.md} says what each means.
 *
 * @param features the set that is written
 * @param horizons the shortest first
 */
public record FeatureTable(FeatureSet features, List<Horizon> horizons) {

    static final int MID = 2;
    static final int FEATURES = 3;

    /** Columns of a horizon: gross return, net of a bought and of a sold round trip, direction. */
    static final int LABELS = 4;

    static final String GROSS = "grossBps";
    static final String LONG = "longBps";
    static final String SHORT = "shortBps";
    static final String DIRECTION = "direction";

    public FeatureTable {
        horizons = List.copyOf(horizons);
        if (horizons.isEmpty()) {
            throw new IllegalArgumentException("an export needs a horizon. Maybe 5s");
        }
    }

    /** Where the labels of a horizon begin. */
    int labels(int horizon) {
        return FEATURES + features.size() + LABELS * horizon;
    }

    /** The columns in their order. */
    public Schema schema() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("time", ColumnType.TIME, "the moment of the evaluation"));
        columns.add(new Column("instrument", ColumnType.TEXT, "venue and symbol"));
        columns.add(new Column("mid", ColumnType.NUMBER, "middle of the best prices, quote currency"));
        for (String name : features.names()) {
            columns.add(new Column(name, ColumnType.NUMBER, "as docs/features.md says"));
        }
        for (Horizon horizon : horizons) {
            columns.add(number(GROSS, horizon, "return of mid, bps"));
            columns.add(number(LONG, horizon, "bought now and sold then, after spread and taker fees, bps of mid"));
            columns.add(number(SHORT, horizon, "sold now and bought then, after spread and taker fees, bps of mid"));
            columns.add(
                    number(DIRECTION, horizon, "1 when mid has risen, -1 when it has fallen, 0 when it has not moved"));
        }
        return new Schema("features", columns);
    }

    /** Columns of any table of the kind: time, instrument, and numbers of these names. */
    static Schema schema(List<String> numbers) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("time", ColumnType.TIME, ""));
        columns.add(new Column("instrument", ColumnType.TEXT, ""));
        numbers.forEach(name -> columns.add(new Column(name, ColumnType.NUMBER, "")));
        return new Schema("features", columns);
    }

    private static Column number(String name, Horizon horizon, String meaning) {
        return new Column(name + "_" + horizon.name(), ColumnType.NUMBER, meaning);
    }
}
