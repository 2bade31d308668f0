package io.traider.training;

import io.traider.feature.FeatureEngine;
import io.traider.history.table.Row;
import io.traider.history.table.RowSink;
import java.util.ArrayList;
import java.util.List;

/** An export that is kept in memory. */
final class Table implements RowSink {

    static final FeatureTable COLUMNS = new FeatureTable(FeatureEngine.SET, Horizon.parseAll("1s,5s,30s"));

    final List<Row> rows = new ArrayList<>();

    /** The features of a row. */
    static double[] features(Row row) {
        double[] features = new double[FeatureEngine.SET.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = row.number(FeatureTable.FEATURES + i);
        }
        return features;
    }

    @Override
    public void write(Row row) {
        rows.add(row.copy());
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
