package io.traider.api;

import io.traider.journal.Cursor;
import io.traider.journal.Page;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list in Relay's form.
 *
 * @param total counts the whole list; asked only when somebody wants to know
 */
record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo, Supplier<CompletionStage<Long>> total) {

    /** The longest page. */
    static final int MAX_FIRST = 1_000;

    record Edge<T>(String cursor, T node) {}

    record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    static <T> Connection<T> of(
            List<Edge<T>> edges, boolean more, boolean before, Supplier<CompletionStage<Long>> total) {
        return new Connection<>(
                edges,
                new PageInfo(
                        more,
                        before,
                        edges.isEmpty() ? null : edges.getFirst().cursor(),
                        edges.isEmpty() ? null : edges.getLast().cursor()),
                total);
    }

    static <T> Connection<T> of(Page<T> page, @Nullable Cursor after, Supplier<CompletionStage<Long>> total) {
        List<Edge<T>> edges = page.rows().stream()
                .map(row -> new Edge<>(row.cursor().toString(), row.value()))
                .toList();
        return of(edges, page.hasNext(), after != null, total);
    }

    /** The place after which to go on. */
    static @Nullable Cursor cursor(@Nullable String after) {
        try {
            return after == null ? null : Cursor.parse(after);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    static int checked(int first) {
        if (first < 1 || first > MAX_FIRST) {
            throw Refusal.badRequest("first: " + first + " does not do. Maybe take 1 to " + MAX_FIRST);
        }
        return first;
    }
}
