package io.traider.console;

import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Step;
import io.traider.domain.Trade;
import io.traider.journal.AlertSelection;
import io.traider.journal.Balance;
import io.traider.journal.Bar;
import io.traider.journal.Cursor;
import io.traider.journal.JournalReader;
import io.traider.journal.MemoryLog;
import io.traider.journal.Page;
import io.traider.journal.Page.Row;
import io.traider.journal.Selection;
import io.traider.session.SessionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a log in memory as the journal's reader reads the database; of what the console asks. */
final class PlayJournal implements JournalReader {

    private final MemoryLog log;
    private final List<PortfolioSummary> samples = new ArrayList<>();

    PlayJournal(MemoryLog log) {
        this.log = log;
    }

    synchronized void sample(SessionState state) {
        samples.add(state.portfolio());
    }

    private <T> List<Row<T>> rows(Function<Step, List<T>> part, Function<T, String> key, Predicate<T> wanted) {
        Map<String, Row<T>> rows = new LinkedHashMap<>();
        for (Step step : log.steps()) {
            int ordinal = 0;
            for (T each : part.apply(step)) {
                Cursor cursor = new Cursor(step.sequence(), ordinal++);
                if (wanted.test(each)) {
                    Row<T> known = rows.get(key.apply(each));
                    rows.put(key.apply(each), new Row<>(known == null ? cursor : known.cursor(), each));
                }
            }
        }
        return rows.values().stream()
                .sorted(Comparator.comparing((Row<T> row) -> row.cursor().sequence())
                        .reversed())
                .toList();
    }

    private static <T> CompletionStage<Page<T>> page(List<Row<T>> rows, int first, @Nullable Cursor after) {
        List<Row<T>> rest = rows.stream()
                .filter(row -> after == null || row.cursor().sequence() < after.sequence())
                .toList();
        return CompletableFuture.completedFuture(
                new Page<>(rest.stream().limit(first).toList(), rest.size() > first));
    }

    private static boolean of(Selection wanted, String strategy, InstrumentId instrument, long nanos) {
        return (wanted.strategy() == null || wanted.strategy().equals(strategy))
                && (wanted.venue() == null || wanted.venue() == instrument.venue())
                && (wanted.symbol() == null || wanted.symbol().equals(instrument.symbol()))
                && (wanted.fromNanos() == null || nanos >= wanted.fromNanos())
                && (wanted.toNanos() == null || nanos < wanted.toNanos());
    }

    private List<Row<Decision>> decisions(Selection wanted) {
        return rows(
                Step::decisions,
                each -> Long.toString(each.sequence()),
                each -> of(wanted, each.signal().strategy(), each.signal().instrument(), each.nanos()));
    }

    private List<Row<Order>> orders(Selection wanted) {
        return rows(
                Step::orders,
                Order::id,
                each -> of(wanted, each.intent().strategy(), each.instrument(), each.createdNanos()));
    }

    private List<Row<Alert>> alerts(AlertSelection wanted) {
        return rows(Step::alerts, Alert::id, each -> true).stream()
                .filter(row -> of(wanted, row.value()))
                .toList();
    }

    private static boolean of(AlertSelection wanted, Alert alert) {
        return (wanted.kind() == null || wanted.kind() == alert.kind())
                && (wanted.account() == null || wanted.account().equals(alert.account()))
                && (wanted.code() == null || wanted.code().equals(alert.reason().code()))
                && (wanted.lasts() == null || wanted.lasts() == alert.lasts())
                && (wanted.fromNanos() == null || alert.nanos() >= wanted.fromNanos())
                && (wanted.toNanos() == null || alert.nanos() < wanted.toNanos());
    }

    @Override
    public CompletionStage<Page<Alert>> alerts(AlertSelection wanted, int first, @Nullable Cursor after) {
        return page(alerts(wanted), first, after);
    }

    @Override
    public CompletionStage<Long> countAlerts(AlertSelection wanted) {
        return CompletableFuture.completedFuture((long) alerts(wanted).size());
    }

    @Override
    public CompletionStage<Optional<Alert>> alert(String id) {
        return CompletableFuture.completedFuture(alerts(AlertSelection.ALL).stream()
                .map(Row::value)
                .filter(each -> each.id().equals(id))
                .findFirst());
    }

    private List<Row<Fill>> fills(Selection wanted) {
        return rows(Step::fills, Fill::id, each -> of(wanted, each.strategy(), each.instrument(), each.nanos()));
    }

    @Override
    public CompletionStage<Page<Decision>> decisions(Selection wanted, int first, @Nullable Cursor after) {
        return page(decisions(wanted), first, after);
    }

    @Override
    public CompletionStage<Long> countDecisions(Selection wanted) {
        return CompletableFuture.completedFuture((long) decisions(wanted).size());
    }

    @Override
    public CompletionStage<Optional<Decision>> decision(long sequence) {
        return CompletableFuture.completedFuture(decisions(Selection.ALL).stream()
                .map(Row::value)
                .filter(each -> each.sequence() == sequence)
                .findFirst());
    }

    @Override
    public CompletionStage<Optional<Decision>> decision(Cursor cursor) {
        return decision(cursor.sequence());
    }

    @Override
    public CompletionStage<Page<Order>> orders(Selection wanted, int first, @Nullable Cursor after) {
        return page(orders(wanted), first, after);
    }

    @Override
    public CompletionStage<Long> countOrders(Selection wanted) {
        return CompletableFuture.completedFuture((long) orders(wanted).size());
    }

    @Override
    public CompletionStage<Optional<Order>> order(String id) {
        return CompletableFuture.completedFuture(orders(Selection.ALL).stream()
                .map(Row::value)
                .filter(each -> each.id().equals(id))
                .findFirst());
    }

    @Override
    public CompletionStage<Page<Fill>> fills(Selection wanted, int first, @Nullable Cursor after) {
        return page(fills(wanted), first, after);
    }

    @Override
    public CompletionStage<Long> countFills(Selection wanted) {
        return CompletableFuture.completedFuture((long) fills(wanted).size());
    }

    @Override
    public CompletionStage<List<Position>> positions(Selection wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Page<LedgerEntry>> entries(Selection wanted, int first, @Nullable Cursor after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Balance>> balances() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<KillSwitch>> killSwitches() {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized CompletionStage<List<PortfolioSummary>> equity(long fromNanos, long toNanos, int points) {
        return CompletableFuture.completedFuture(samples.stream()
                .filter(sample -> sample.nanos() >= fromNanos && sample.nanos() < toNanos)
                .toList());
    }

    @Override
    public CompletionStage<List<Trade>> trades(InstrumentId instrument, long beforeNanos, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Bar>> bars(InstrumentId instrument, long fromNanos, long toNanos, int intervalSeconds) {
        return CompletableFuture.completedFuture(List.of());
    }
}
