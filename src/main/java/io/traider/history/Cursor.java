package io.traider.history;

import org.jspecify.annotations.Nullable;

/**
 * Values that stream from the store, in order. For one thread.
 *
 * <p>A file that cannot be read on is an {@link java.io.UncheckedIOException}.
 */
public interface Cursor<T> extends AutoCloseable {

    /** The next value, {@code null} when there is no more. */
    @Nullable
    T next();

    @Override
    void close();
}
