package io.traider.journal;

import static io.traider.journal.jooq.Tables.BACKTEST_DECISION;
import static io.traider.journal.jooq.Tables.BACKTEST_FILL;
import static io.traider.journal.jooq.Tables.BACKTEST_ORDER;
import static org.jooq.impl.DSL.excluded;

import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.Order;
import io.traider.domain.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Query;

/** Keeps what a run does, some hundreds of rows at a time. */
public final class RunWriter implements AutoCloseable {

    private static final int BATCH = 400;

    private final DSLContext db;
    private final long run;
    private final List<Query> rows = new ArrayList<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private int fills;

    RunWriter(DSLContext db, long run) {
        this.db = db;
        this.run = run;
    }

    /** Takes what of a step is kept: decisions, orders and fills. */
    public void step(Step step) {
        for (int i = 0; i < step.decisions().size(); i++) {
            rows.add(row(step.sequence(), i, step.decisions().get(i)));
        }
        step.orders().forEach(order -> orders.put(order.id(), order));
        step.fills().forEach(fill -> rows.add(row(fill)));
        if (rows.size() + orders.size() >= BATCH) {
            flush();
        }
    }

    private Query row(long sequence, int ordinal, Decision decision) {
        return db.insertInto(BACKTEST_DECISION).values(run, sequence, ordinal, json(decision));
    }

    private Query row(Fill fill) {
        return db.insertInto(BACKTEST_FILL).values(run, fill.order(), fills++, json(fill));
    }

    private Query row(Order order) {
        return db.insertInto(BACKTEST_ORDER)
                .values(run, order.id(), json(order))
                .onConflict(BACKTEST_ORDER.RUN, BACKTEST_ORDER.ID)
                .doUpdate()
                .set(BACKTEST_ORDER.PLACED, excluded(BACKTEST_ORDER.PLACED));
    }

    private static JSONB json(Object value) {
        return JSONB.jsonb(Json.write(value));
    }

    private void flush() {
        orders.values().forEach(order -> rows.add(row(order)));
        orders.clear();
        if (!rows.isEmpty()) {
            db.batch(rows).execute();
            rows.clear();
        }
    }

    /** Writes what waits. */
    @Override
    public void close() {
        flush();
    }
}
