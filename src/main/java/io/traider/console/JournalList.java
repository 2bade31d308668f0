package io.traider.console;

import com.vaadin.flow.component.Composite;
import io.traider.journal.Cursor;
import io.traider.journal.Page;
import io.traider.journal.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table of journal rows, newest first, that reads older pages as they are asked for and the newest page again when
 * something happened.
 */
final class JournalList<T> extends Composite<DataTable> {

    private static final int PAGE = 50;

    private final Live live;
    private final DataTable table;
    private final Source<T> source;
    private final Function<Page.Row<T>, List<String>> cells;
    private List<Page.Row<T>> rows = List.of();
    private boolean more;
    private Selection selection = Selection.ALL;
    private long seen = -1;
    private int asked;
    private boolean waiting;

    /** Where pages come from, such as {@code journal::orders}. */
    @FunctionalInterface
    interface Source<T> {
        CompletionStage<Page<T>> page(Selection selection, int first, @Nullable Cursor after);
    }

    /** @param activity a number that changes when there may be new rows */
    JournalList(
            Live live,
            DataTable table,
            Source<T> source,
            Function<Page.Row<T>, List<String>> cells,
            ToLongFunction<Live.Moment> activity) {
        this.live = live;
        this.table = table;
        this.source = source;
        this.cells = cells;
        table.onMore(() -> read(last(), page -> append(page)));
        live.follow(this, moment -> {
            if (activity.applyAsLong(moment) != seen && !waiting) {
                seen = activity.applyAsLong(moment);
                read(null, this::refresh);
            }
        });
    }

    @Override
    protected DataTable initContent() {
        return table;
    }

    DataTable table() {
        return table;
    }

    /** Starts anew with other rows. */
    void select(Selection wanted) {
        selection = wanted;
        rows = List.of();
        if (isAttached()) {
            read(null, this::refresh);
        }
    }

    /** The row with this key, if it was read. */
    @Nullable
    T find(String key) {
        return rows.stream()
                .filter(row -> row.cursor().toString().equals(key))
                .findFirst()
                .map(Page.Row::value)
                .orElse(null);
    }

    private @Nullable Cursor last() {
        return rows.isEmpty() ? null : rows.getLast().cursor();
    }

    private void read(@Nullable Cursor after, java.util.function.Consumer<Page<T>> take) {
        int question = ++asked;
        waiting = true;
        live.show(this, source.page(selection, PAGE, after), (page, failure) -> {
            waiting = waiting && question != asked;
            if (failure != null) {
                Notice.failed("The journal could not be read", failure);
            } else if (question == asked) {
                take.accept(page);
            } else {
                seen = -1;
            }
        });
    }

    private void refresh(Page<T> newest) {
        List<Page.Row<T>> all = new ArrayList<>(newest.rows());
        boolean older = newest.hasNext() && rows.size() > all.size();
        if (older) {
            int from = indexOf(all.getLast().cursor());
            all.addAll(from < 0 ? List.of() : rows.subList(from + 1, rows.size()));
            more = from < 0 || more;
        } else {
            more = newest.hasNext();
        }
        show(all);
    }

    private int indexOf(Cursor cursor) {
        return rows.stream().map(Page.Row::cursor).toList().indexOf(cursor);
    }

    private void append(Page<T> older) {
        List<Page.Row<T>> all = new ArrayList<>(rows);
        all.addAll(older.rows());
        more = older.hasNext();
        show(all);
    }

    private void show(List<Page.Row<T>> all) {
        rows = all;
        SequencedMap<String, List<String>> drawn = new LinkedHashMap<>();
        all.forEach(row -> drawn.put(row.cursor().toString(), cells.apply(row)));
        table.show(drawn, more);
    }
}
