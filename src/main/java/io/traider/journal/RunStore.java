package io.traider.journal;

import static io.traider.journal.jooq.Tables.BACKTEST;
import static io.traider.journal.jooq.Tables.BACKTEST_DECISION;
import static io.traider.journal.jooq.Tables.BACKTEST_FILL;
import static io.traider.journal.jooq.Tables.BACKTEST_ORDER;
import static org.jooq.impl.DSL.noCondition;

import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.Order;
import io.traider.journal.StoredRun.State;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.SelectField;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Runs over the past and what came of them, apart from the log: what a run decided, ordered and filled is kept with it and
 * goes with it. Blocking; for any thread.
 */
public final class RunStore {

    private static final int LARGEST_PAGE = 1_000;

    /** Everything but the large columns. */
    private static final List<SelectField<?>> COLUMNS = List.of(
            BACKTEST.ID,
            BACKTEST.NAME,
            BACKTEST.REQUEST,
            BACKTEST.STATE,
            BACKTEST.REQUESTED_BY,
            BACKTEST.REQUESTED_AT,
            BACKTEST.STARTED_AT,
            BACKTEST.ENDED_AT,
            BACKTEST.MESSAGE,
            BACKTEST.SUMMARY);

    private final DSLContext db;

    /** @param source of a migrated database */
    public RunStore(DataSource source) {
        db = DSL.using(source, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }

    /**
     * What came of a run.
     *
     * @param summary figures, JSON; {@code null} when there are none
     * @param detail what is too much for a list, JSON
     * @param tearSheet a whole HTML page
     */
    public record Outcome(
            @Nullable String summary,
            @Nullable String detail,
            @Nullable String tearSheet) {

        /** Nothing came of it. */
        public static final Outcome NONE = new Outcome(null, null, null);
    }

    /** Puts a run at the end of those that wait. */
    public StoredRun add(String name, String request, String by, Instant now) {
        long id = db.insertInto(
                        BACKTEST,
                        BACKTEST.NAME,
                        BACKTEST.REQUEST,
                        BACKTEST.STATE,
                        BACKTEST.REQUESTED_BY,
                        BACKTEST.REQUESTED_AT)
                .values(name, JSONB.jsonb(request), State.QUEUED.name(), by, at(now))
                .returning(BACKTEST.ID)
                .fetchSingle(BACKTEST.ID);
        return find(id).orElseThrow();
    }

    /** A waiting run begins; {@code false} when it does not wait. */
    public boolean begin(long id, Instant now) {
        return db.update(BACKTEST)
                        .set(BACKTEST.STATE, State.RUNNING.name())
                        .set(BACKTEST.STARTED_AT, at(now))
                        .where(BACKTEST.ID.eq(id), BACKTEST.STATE.eq(State.QUEUED.name()))
                        .execute()
                == 1;
    }

    /** A run that waits is not run; {@code false} when it does not wait. */
    public boolean withdraw(long id, String message, Instant now) {
        return db.update(BACKTEST)
                        .set(BACKTEST.STATE, State.CANCELLED.name())
                        .set(BACKTEST.MESSAGE, clean(message))
                        .set(BACKTEST.ENDED_AT, at(now))
                        .where(BACKTEST.ID.eq(id), BACKTEST.STATE.eq(State.QUEUED.name()))
                        .execute()
                == 1;
    }

    /** A run that waits or runs ends; {@code false} when it had ended, or is not there. */
    public boolean end(long id, State state, String message, Outcome outcome, Instant now) {
        return db.update(BACKTEST)
                        .set(BACKTEST.STATE, state.name())
                        .set(BACKTEST.MESSAGE, clean(message))
                        .set(BACKTEST.ENDED_AT, at(now))
                        .set(BACKTEST.SUMMARY, JSON.jsonOrNull(outcome.summary()))
                        .set(BACKTEST.DETAIL, JSON.jsonOrNull(outcome.detail()))
                        .set(BACKTEST.TEAR_SHEET, outcome.tearSheet())
                        .where(BACKTEST.ID.eq(id), BACKTEST.ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Postgres has no text with a zero in it. */
    private static String clean(String text) {
        return text.replace('\0', '\uFFFD');
    }

    /** Of a process that is no more: what ran then is interrupted. Returns how many there were. */
    public int interrupt(String message, Instant now) {
        return db.update(BACKTEST)
                .set(BACKTEST.STATE, State.INTERRUPTED.name())
                .set(BACKTEST.MESSAGE, message)
                .set(BACKTEST.ENDED_AT, at(now))
                .where(BACKTEST.STATE.eq(State.RUNNING.name()))
                .execute();
    }

    /** Those that wait, the first of them first. */
    public List<StoredRun> waiting() {
        return db.select(COLUMNS)
                .from(BACKTEST)
                .where(BACKTEST.STATE.eq(State.QUEUED.name()))
                .orderBy(BACKTEST.ID)
                .fetch(RunStore::run);
    }

    public Optional<StoredRun> find(long id) {
        return db.select(COLUMNS).from(BACKTEST).where(BACKTEST.ID.eq(id)).fetchOptional(RunStore::run);
    }

    /**
     * The latest first.
     *
     * @param before only those with a smaller number; {@code null} for all
     */
    public List<StoredRun> list(int first, @Nullable Long before) {
        return db.select(COLUMNS)
                .from(BACKTEST)
                .where(before == null ? noCondition() : BACKTEST.ID.lt(before))
                .orderBy(BACKTEST.ID.desc())
                .limit(first)
                .fetch(RunStore::run);
    }

    /** How many there are. */
    public long count() {
        return db.fetchCount(BACKTEST);
    }

    /** JSON of what is too much for a list. */
    public Optional<String> detail(long id) {
        return large(id, BACKTEST.DETAIL).map(JSON::data);
    }

    /** A whole HTML page. */
    public Optional<String> tearSheet(long id) {
        return large(id, BACKTEST.TEAR_SHEET);
    }

    private <T> Optional<T> large(long id, Field<T> column) {
        return db.select(column)
                .from(BACKTEST)
                .where(BACKTEST.ID.eq(id), column.isNotNull())
                .fetchOptional(column);
    }

    /** Deletes an ended run with everything that belongs to it; {@code false} when there is none such. */
    public boolean delete(long id) {
        return db.deleteFrom(BACKTEST)
                        .where(BACKTEST.ID.eq(id), BACKTEST.ENDED_AT.isNotNull())
                        .execute()
                == 1;
    }

    /** Deletes the oldest ended runs beyond so many. */
    public int retain(int most) {
        return db.deleteFrom(BACKTEST)
                .where(BACKTEST.ID.in(db.select(BACKTEST.ID)
                        .from(BACKTEST)
                        .where(BACKTEST.ENDED_AT.isNotNull())
                        .orderBy(BACKTEST.ID.desc())
                        .offset(most)))
                .execute();
    }

    /** Takes what a run does. For one thread; closing writes the rest. */
    public RunWriter writer(long id) {
        return new RunWriter(db, id);
    }

    /** Decisions of a run, the latest first, as pages of the journal are. */
    public Page<Decision> decisions(long id, int first, @Nullable Cursor after) {
        if (first < 1 || first > LARGEST_PAGE) {
            throw new IllegalArgumentException("first is between 1 and " + LARGEST_PAGE + ", got " + first);
        }
        List<Page.Row<Decision>> rows = db.selectFrom(BACKTEST_DECISION)
                .where(BACKTEST_DECISION.RUN.eq(id))
                .and(Filter.older(BACKTEST_DECISION.SEQUENCE, BACKTEST_DECISION.ORDINAL, after))
                .orderBy(BACKTEST_DECISION.SEQUENCE.desc(), BACKTEST_DECISION.ORDINAL.desc())
                .limit(first + 1)
                .fetch(row -> new Page.Row<>(
                        new Cursor(row.getSequence(), row.getOrdinal()),
                        Json.read(row.getDecision().data(), Decision.class)));
        return rows.size() > first ? new Page<>(rows.subList(0, first), true) : new Page<>(rows, false);
    }

    /** How many decisions are kept of a run. */
    public long countDecisions(long id) {
        return db.fetchCount(BACKTEST_DECISION, BACKTEST_DECISION.RUN.eq(id));
    }

    /** The decision at a place of a run. */
    public Optional<Decision> decision(long id, Cursor place) {
        return db.select(BACKTEST_DECISION.DECISION)
                .from(BACKTEST_DECISION)
                .where(
                        BACKTEST_DECISION.RUN.eq(id),
                        BACKTEST_DECISION.SEQUENCE.eq(place.sequence()),
                        BACKTEST_DECISION.ORDINAL.eq(place.ordinal()))
                .fetchOptional(row -> Json.read(row.value1().data(), Decision.class));
    }

    /** An order of a run in its last state. */
    public Optional<Order> order(long id, String order) {
        return db.select(BACKTEST_ORDER.PLACED)
                .from(BACKTEST_ORDER)
                .where(BACKTEST_ORDER.RUN.eq(id), BACKTEST_ORDER.ID.eq(order))
                .fetchOptional(row -> Json.read(row.value1().data(), Order.class));
    }

    /** Fills of an order of a run, the first of them first. */
    public List<Fill> fills(long id, String order) {
        return db.select(BACKTEST_FILL.FILL)
                .from(BACKTEST_FILL)
                .where(BACKTEST_FILL.RUN.eq(id), BACKTEST_FILL.ORDER_ID.eq(order))
                .orderBy(BACKTEST_FILL.ORDINAL)
                .fetch(row -> Json.read(row.value1().data(), Fill.class));
    }

    private static StoredRun run(Record row) {
        JSON summary = row.get(BACKTEST.SUMMARY);
        return new StoredRun(
                row.get(BACKTEST.ID),
                row.get(BACKTEST.NAME),
                row.get(BACKTEST.REQUEST).data(),
                State.valueOf(row.get(BACKTEST.STATE)),
                row.get(BACKTEST.REQUESTED_BY),
                row.get(BACKTEST.REQUESTED_AT).toInstant(),
                instant(row.get(BACKTEST.STARTED_AT)),
                instant(row.get(BACKTEST.ENDED_AT)),
                row.get(BACKTEST.MESSAGE),
                summary == null ? null : summary.data());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
