package io.traider.api;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * What waits for one slow reader: the latest value of each key, in the order in which the keys came. When more keys wait
 * than there is room for, the eldest is dropped.
 */
final class Conflating<V> {

    /** Where values come from: calls its argument for each, until what it returned is closed. */
    interface Source<V> {
        AutoCloseable listen(Consumer<V> listener);
    }

    private final FluxSink<V> sink;
    private final int room;
    private final Function<V, Object> key;
    private final Map<Object, V> waiting = new LinkedHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private boolean open;

    private Conflating(FluxSink<V> sink, int room, Function<V, Object> key) {
        this.sink = sink;
        this.room = room;
        this.key = key;
    }

    /**
     * A stream of what a source says, for as many readers as there are.
     *
     * @param initial what every reader gets first, unless the source has said later by then
     */
    static <V> Flux<V> of(int room, Function<V, Object> key, Supplier<Iterable<V>> initial, Source<V> source) {
        return Flux.create(
                sink -> {
                    Conflating<V> waiting = new Conflating<>(sink, room, key);
                    AutoCloseable listening = source.listen(waiting::offer);
                    sink.onDispose(() -> close(listening));
                    sink.onRequest(wanted -> waiting.drain());
                    waiting.begin(initial.get());
                },
                FluxSink.OverflowStrategy.IGNORE);
    }

    private static void close(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException("could not stop listening", e);
        }
    }

    private void begin(Iterable<V> initial) {
        synchronized (waiting) {
            Map<Object, V> said = new LinkedHashMap<>(waiting);
            waiting.clear();
            initial.forEach(this::put);
            said.values().forEach(this::put);
            open = true;
        }
        drain();
    }

    private void offer(V value) {
        synchronized (waiting) {
            put(value);
        }
        drain();
    }

    private void put(V value) {
        waiting.put(key.apply(value), value);
        if (waiting.size() > room) {
            waiting.remove(waiting.keySet().iterator().next());
        }
    }

    private @Nullable V take() {
        synchronized (waiting) {
            if (!open || waiting.isEmpty()) {
                return null;
            }
            Iterator<V> values = waiting.values().iterator();
            V eldest = values.next();
            values.remove();
            return eldest;
        }
    }

    /** Hands out as much as is wanted, one thread at a time; whoever comes meanwhile has the other go round again. */
    private void drain() {
        if (calls.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            V value;
            while (sink.requestedFromDownstream() > 0 && !sink.isCancelled() && (value = take()) != null) {
                sink.next(value);
            }
            seen = calls.addAndGet(-seen);
        } while (seen != 0);
    }
}
