package io.traider.training;

import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.feature.FeatureEngine;
import io.traider.feature.FundingParameters;
import io.traider.history.table.Row;
import io.traider.history.table.RowSink;
import io.traider.history.table.Schema;
import io.traider.market.OrderBook;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the features of every instrument at the moments at which a strategy would be asked, as the engine's desks choose
 * them: at the first event of book, trade or mark price that comes no earlier than the cadence after the last one that was
 * looked at, when the book is good, the venue trades and the features are ready.
 *
 * <p>Features are taken before anything later is heard; labels are the only columns that know of the future. A row waits
 * until its longest horizon has passed, so what is held in memory depends on the horizons and not on the length of the
 * past. Rows are in the order of time. For one thread.
 */
public final class FeatureExport {

    private static final double UNITS = StrictMath.pow(10, Price.SCALE);

    private final FeatureTable table;
    private final Schema schema;
    private final ExportPlan plan;
    private final TakerFees fees;
    private final Labels labels;
    private final double[] values;
    private final Map<InstrumentId, Long> asked = new HashMap<>();
    private final Set<InstrumentId> halted = new HashSet<>();
    private final SortedMap<InstrumentId, Long> written = new TreeMap<>();
    private final SortedSet<InstrumentId> withoutFee = new TreeSet<>();
    private FeatureEngine features;
    private Futures futures = new Futures();
    private long nanos = Long.MIN_VALUE;

    /** @param sink is neither finished nor closed by the export */
    public FeatureExport(ExportPlan plan, FundingParameters funding, TakerFees fees, RowSink sink) {
        this.plan = plan;
        this.table = plan.table();
        this.schema = table.schema();
        this.fees = fees;
        this.labels = new Labels(table.horizons(), sink);
        this.values = new double[table.features().size()];
        this.features = new FeatureEngine(funding);
    }

    /** A session began: books and features start anew, as the engine's do. */
    public void onSession(FundingParameters funding) {
        features = new FeatureEngine(funding);
        futures = new Futures();
        asked.clear();
        halted.clear();
    }

    /**
     * Takes an event in.
     *
     * @param arrival when the session took it in; one that goes back counts as the latest before it
     */
    public void onEvent(long arrival, MarketEvent event) throws IOException {
        nanos = Math.max(nanos, arrival);
        labels.passTo(nanos, futures);
        if (!plan.instruments().isEmpty() && !plan.instruments().contains(event.instrument())) {
            return;
        }
        OrderBook book = futures.onEvent(event, nanos);
        features.onEvent(event, book);
        if (event instanceof InstrumentStatus status) {
            onStatus(status);
        } else if (!(event instanceof FundingRate) && due(event.instrument())) {
            evaluate(event.instrument(), book);
        }
    }

    /** Nothing more comes: what still waits is written, with what is known of it. */
    public void finish() throws IOException {
        if (nanos != Long.MIN_VALUE) {
            labels.passTo(nanos + 1, futures);
        }
        labels.finish();
    }

    /** Whether nothing that may still come changes what is written. */
    public boolean complete() {
        long reach = table.horizons().getLast().nanos();
        return plan.toNanos() != Long.MAX_VALUE && nanos > plan.toNanos() + reach;
    }

    /** Rows that were written. */
    public long rows() {
        return labels.rows();
    }

    /** How many rows there are of each instrument, those that still wait among them. */
    public SortedMap<InstrumentId, Long> byInstrument() {
        return written;
    }

    /** Instruments whose fees are not known, so that their net returns stay empty. */
    public SortedSet<InstrumentId> withoutFee() {
        return withoutFee;
    }

    private void onStatus(InstrumentStatus status) {
        switch (status.state()) {
            case LIVE -> halted.remove(status.instrument());
            case HALTED -> halted.add(status.instrument());
            case INVALID, STALE -> {}
        }
    }

    private boolean due(InstrumentId instrument) {
        Long last = asked.get(instrument);
        boolean due = last == null || nanos - plan.everyNanos() >= last;
        if (due) {
            asked.put(instrument, nanos);
        }
        return due;
    }

    private void evaluate(InstrumentId instrument, @Nullable OrderBook book) {
        boolean tradable = book != null && Quotes.good(book) && !halted.contains(instrument);
        if (tradable && features.ready(instrument) && nanos >= plan.fromNanos() && nanos < plan.toNanos()) {
            features.compute(instrument, values);
            labels.add(new Moment(table, row(instrument, book), book, fee(instrument)), instrument);
            written.merge(instrument, 1L, Long::sum);
        }
    }

    private Row row(InstrumentId instrument, OrderBook book) {
        Row row = new Row(schema);
        row.set(0, nanos);
        row.setText(instrument.toString());
        row.setNumber(FeatureTable.MID, 0.5 * ((double) book.bidPrice(0) + (double) book.askPrice(0)) / UNITS);
        for (int i = 0; i < values.length; i++) {
            row.setNumber(FeatureTable.FEATURES + i, values[i]);
        }
        return row;
    }

    private double fee(InstrumentId instrument) {
        double bps = fees.bps(instrument, nanos);
        if (Double.isNaN(bps)) {
            withoutFee.add(instrument);
        }
        return 1e-4 * bps;
    }
}
