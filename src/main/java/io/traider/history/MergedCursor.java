package io.traider.history;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Several cursors as one, ordered by time; at one moment in the order in which the cursors were given. */
final class MergedCursor<T> implements Cursor<T> {

    private final List<? extends Cursor<T>> cursors;
    private final ToLongFunction<T> time;
    private final PriorityQueue<Head<T>> heads = new PriorityQueue<>();

    private record Head<T>(long time, int cursor, T value) implements Comparable<Head<T>> {

        private static final Comparator<Head<?>> ORDER =
                Comparator.<Head<?>>comparingLong(Head::time).thenComparingInt(Head::cursor);

        @Override
        public int compareTo(Head<T> other) {
            return ORDER.compare(this, other);
        }
    }

    MergedCursor(List<? extends Cursor<T>> cursors, ToLongFunction<T> time) {
        this.cursors = List.copyOf(cursors);
        this.time = time;
        for (int i = 0; i < cursors.size(); i++) {
            refill(i);
        }
    }

    private void refill(int cursor) {
        T value = cursors.get(cursor).next();
        if (value != null) {
            heads.add(new Head<>(time.applyAsLong(value), cursor, value));
        }
    }

    @Override
    public @Nullable T next() {
        Head<T> head = heads.poll();
        if (head == null) {
            return null;
        }
        refill(head.cursor);
        return head.value;
    }

    @Override
    public void close() {
        cursors.forEach(Cursor::close);
    }
}
