package io.traider.journal;

import static io.traider.journal.jooq.Tables.ALERT;
import static io.traider.journal.jooq.Tables.DECISION;
import static io.traider.journal.jooq.Tables.EQUITY;
import static io.traider.journal.jooq.Tables.FILL;
import static io.traider.journal.jooq.Tables.KILL_SWITCH;
import static io.traider.journal.jooq.Tables.LEDGER_BALANCE;
import static io.traider.journal.jooq.Tables.LEDGER_ENTRY;
import static io.traider.journal.jooq.Tables.LEDGER_POSTING;
import static io.traider.journal.jooq.Tables.ORDERS;
import static io.traider.journal.jooq.Tables.POSITION;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Trade;
import io.traider.journal.jooq.tables.records.LedgerEntryRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Reads the tables through jOOQ over R2DBC. */
final class PostgresReader implements JournalReader {
    private static final int LARGEST_PAGE = 1_000;
    private static final int MOST_POINTS = 10_000;

    private static final Filter DECISIONS =
            new Filter(DECISION.STRATEGY, DECISION.VENUE, DECISION.SYMBOL, DECISION.NANOS);
    private static final Filter ORDERED =
            new Filter(ORDERS.STRATEGY, ORDERS.VENUE, ORDERS.SYMBOL, ORDERS.CREATED_NANOS);
    private static final Filter FILLED = new Filter(FILL.STRATEGY, FILL.VENUE, FILL.SYMBOL, FILL.NANOS);
    private static final Filter HELD =
            new Filter(POSITION.STRATEGY, POSITION.VENUE, POSITION.SYMBOL, POSITION.UPDATED_NANOS);
    private static final Filter BOOKED = new Filter(null, null, null, LEDGER_ENTRY.NANOS);

    private final DSLContext dsl;
    private final CapturedMarket market;

    PostgresReader(DSLContext dsl) {
        this.dsl = dsl;
        this.market = new CapturedMarket(dsl);
    }

    @Override
    public CompletionStage<Page<Decision>> decisions(Selection selection, int first, @Nullable Cursor after) {
        return page(
                DECISION,
                DECISION.SEQUENCE,
                DECISION.ORDINAL,
                DECISIONS.matching(selection),
                first,
                after,
                Rows::decision);
    }

    @Override
    public CompletionStage<Long> countDecisions(Selection selection) {
        return count(DECISION, DECISIONS.matching(selection));
    }

    @Override
    public CompletionStage<Optional<Decision>> decision(long sequence) {
        return decision(new Cursor(sequence, 0));
    }

    @Override
    public CompletionStage<Optional<Decision>> decision(Cursor cursor) {
        Condition there = DECISION.SEQUENCE.eq(cursor.sequence()).and(DECISION.ORDINAL.eq(cursor.ordinal()));
        return Answers.list(dsl.selectFrom(DECISION).where(there), Rows::decision)
                .thenApply(PostgresReader::only);
    }

    @Override
    public CompletionStage<Page<Order>> orders(Selection selection, int first, @Nullable Cursor after) {
        return page(ORDERS, ORDERS.SEQUENCE, ORDERS.ORDINAL, ORDERED.matching(selection), first, after, Rows::order);
    }

    @Override
    public CompletionStage<Long> countOrders(Selection selection) {
        return count(ORDERS, ORDERED.matching(selection));
    }

    @Override
    public CompletionStage<Optional<Order>> order(String id) {
        return Answers.list(dsl.selectFrom(ORDERS).where(ORDERS.ID.eq(id)), Rows::order)
                .thenApply(PostgresReader::only);
    }

    @Override
    public CompletionStage<Page<Fill>> fills(Selection selection, int first, @Nullable Cursor after) {
        return page(FILL, FILL.SEQUENCE, FILL.ORDINAL, FILLED.matching(selection), first, after, Rows::fill);
    }

    @Override
    public CompletionStage<Long> countFills(Selection selection) {
        return count(FILL, FILLED.matching(selection));
    }

    @Override
    public CompletionStage<Page<Alert>> alerts(AlertSelection selection, int first, @Nullable Cursor after) {
        return page(ALERT, ALERT.SEQUENCE, ALERT.ORDINAL, raised(selection), first, after, Rows::alert);
    }

    @Override
    public CompletionStage<Long> countAlerts(AlertSelection selection) {
        return count(ALERT, raised(selection));
    }

    @Override
    public CompletionStage<Optional<Alert>> alert(String id) {
        return Answers.list(dsl.selectFrom(ALERT).where(ALERT.ID.eq(id)), Rows::alert)
                .thenApply(PostgresReader::only);
    }

    private static Condition raised(AlertSelection wanted) {
        Condition all = new Filter(null, null, null, ALERT.NANOS)
                .matching(new Selection(null, null, null, wanted.fromNanos(), wanted.toNanos()));
        if (wanted.kind() != null) {
            all = all.and(ALERT.KIND.eq(wanted.kind().name()));
        }
        if (wanted.account() != null) {
            all = all.and(ALERT.ACCOUNT.eq(wanted.account()));
        }
        if (wanted.code() != null) {
            all = all.and(ALERT.CODE.eq(wanted.code()));
        }
        if (wanted.lasts() != null) {
            all = all.and(wanted.lasts() ? ALERT.ENDED_NANOS.isNull() : ALERT.ENDED_NANOS.isNotNull());
        }
        return all;
    }

    @Override
    public CompletionStage<List<Position>> positions(Selection selection) {
        return Answers.list(
                dsl.selectFrom(POSITION)
                        .where(HELD.matching(selection))
                        .orderBy(POSITION.STRATEGY, POSITION.VENUE, POSITION.SYMBOL),
                Rows::position);
    }

    @Override
    public CompletionStage<Page<LedgerEntry>> entries(Selection selection, int first, @Nullable Cursor after) {
        return page(
                        LEDGER_ENTRY,
                        LEDGER_ENTRY.SEQUENCE,
                        LEDGER_ENTRY.ORDINAL,
                        BOOKED.matching(selection),
                        first,
                        after,
                        Function.identity())
                .thenCompose(this::withPostings);
    }

    private CompletionStage<Page<LedgerEntry>> withPostings(Page<LedgerEntryRecord> page) {
        if (page.rows().isEmpty()) {
            return CompletableFuture.completedFuture(new Page<>(List.of(), false));
        }
        long newest = page.rows().getFirst().cursor().sequence();
        long oldest = page.rows().getLast().cursor().sequence();
        Map<Cursor, List<Posting>> postings = new TreeMap<>();
        return Answers.list(
                        dsl.selectFrom(LEDGER_POSTING)
                                .where(LEDGER_POSTING.SEQUENCE.between(oldest, newest))
                                .orderBy(LEDGER_POSTING.SEQUENCE, LEDGER_POSTING.ORDINAL, LEDGER_POSTING.LINE),
                        row -> postings.computeIfAbsent(
                                        new Cursor(row.getSequence(), row.getOrdinal()), at -> new ArrayList<>())
                                .add(new Posting(row.getAccount(), new Money(row.getAmount(), row.getCurrency()))))
                .thenApply(done -> entries(page, postings));
    }

    private static Page<LedgerEntry> entries(Page<LedgerEntryRecord> page, Map<Cursor, List<Posting>> postings) {
        List<Page.Row<LedgerEntry>> rows = new ArrayList<>();
        for (Page.Row<LedgerEntryRecord> row : page.rows()) {
            LedgerEntryRecord entry = row.value();
            List<Posting> lines = postings.getOrDefault(row.cursor(), List.of());
            LedgerEntry whole = new LedgerEntry(entry.getId(), entry.getNanos(), entry.getText(), lines);
            rows.add(new Page.Row<>(row.cursor(), whole));
        }
        return new Page<>(rows, page.hasNext());
    }

    @Override
    public CompletionStage<List<Balance>> balances() {
        return Answers.list(
                dsl.selectFrom(LEDGER_BALANCE).orderBy(LEDGER_BALANCE.ACCOUNT, LEDGER_BALANCE.CURRENCY),
                row -> new Balance(row.getAccount(), new Money(row.getAmount(), row.getCurrency())));
    }

    @Override
    public CompletionStage<List<KillSwitch>> killSwitches() {
        return Answers.list(dsl.selectFrom(KILL_SWITCH).orderBy(KILL_SWITCH.SCOPE), Rows::killSwitch);
    }

    @Override
    public CompletionStage<List<PortfolioSummary>> equity(long fromNanos, long toNanos, int points) {
        int most = within(points, MOST_POINTS, "points");
        Condition wanted = EQUITY.NANOS.ge(fromNanos).and(EQUITY.NANOS.lt(toNanos));
        return Answers.list(
                        dsl.select(min(EQUITY.NANOS), max(EQUITY.NANOS))
                                .from(EQUITY)
                                .where(wanted),
                        Function.identity())
                .thenCompose(ends -> {
                    Long earliest = ends.getFirst().value1();
                    return earliest == null
                            ? CompletableFuture.completedFuture(List.of())
                            : thinned(wanted, earliest, ends.getFirst().value2(), most);
                });
    }

    private CompletionStage<List<PortfolioSummary>> thinned(Condition wanted, long earliest, long latest, int points) {
        long part = Math.ceilDiv(latest - earliest + 1, points);
        Field<Long> bucket = EQUITY.NANOS.minus(inline(earliest)).div(inline(part));
        return Answers.list(
                dsl.selectDistinct(EQUITY.fields())
                        .on(bucket)
                        .from(EQUITY)
                        .where(wanted)
                        .orderBy(bucket, EQUITY.NANOS.desc()),
                row -> Rows.summary(row.into(EQUITY)));
    }

    @Override
    public CompletionStage<List<Trade>> trades(InstrumentId instrument, long beforeNanos, int limit) {
        return market.trades(instrument, beforeNanos, within(limit, LARGEST_PAGE, "limit"));
    }

    @Override
    public CompletionStage<List<Bar>> bars(InstrumentId instrument, long fromNanos, long toNanos, int intervalSeconds) {
        return market.bars(instrument, fromNanos, toNanos, within(intervalSeconds, 86_400, "seconds"));
    }

    private <R extends Record, T> CompletionStage<Page<T>> page(
            Table<R> table,
            Field<Long> sequence,
            Field<Integer> ordinal,
            Condition condition,
            int first,
            @Nullable Cursor after,
            Function<R, T> map) {
        int size = within(first, LARGEST_PAGE, "first");
        return Answers.list(
                        dsl.selectFrom(table)
                                .where(condition)
                                .and(Filter.older(sequence, ordinal, after))
                                .orderBy(sequence.desc(), ordinal.desc())
                                .limit(size + 1),
                        row -> new Page.Row<>(new Cursor(row.get(sequence), row.get(ordinal)), map.apply(row)))
                .thenApply(
                        rows -> rows.size() > size ? new Page<>(rows.subList(0, size), true) : new Page<>(rows, false));
    }

    private CompletionStage<Long> count(Table<?> table, Condition condition) {
        return Answers.list(
                        dsl.selectCount().from(table).where(condition),
                        row -> row.value1().longValue())
                .thenApply(List::getFirst);
    }

    private static int within(int value, int most, String what) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " is between 1 and " + most + ", got " + value);
        }
        return value;
    }

    private static <T> Optional<T> only(List<T> rows) {
        return rows.stream().findFirst();
    }
}
