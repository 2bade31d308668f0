package io.traider.journal;

import io.traider.domain.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log in Postgres. A thread of its own gathers steps into blocks and commits each block in one transaction; while
 * one is being committed, the next gathers. When the database refuses, it goes on trying: nothing is lost, nothing
 * becomes durable, and the health says why.
 */
final class PostgresLog implements StepLog {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresLog.class);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    /** Inputs in a partition: hours at usual rates. */
    static final long PARTITION_WIDTH = 1 << 22;

    private final DataSource source;
    private final long partitionWidth;
    private final int inputDays;
    private final Backlog backlog;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Snapshot> snapshot = new AtomicReference<>();
    private final Thread thread;
    private volatile long lastSequence;
    private volatile long durable;
    private volatile String failure = "";
    private volatile long retries;
    private volatile long blocks;
    private volatile long bytes;
    private volatile boolean closed;
    private @Nullable LogStore store;
    private byte[] lastHash;

    /** @throws IllegalStateException when the database cannot be reached or has another writer */
    PostgresLog(DataSource source, JournalSettings settings, long partitionWidth) {
        this.source = source;
        this.partitionWidth = partitionWidth;
        this.inputDays = settings.inputDays();
        this.backlog = new Backlog(settings.backlog(), settings.lingerMillis());
        LogStore.Head head = openFirst();
        this.lastHash = head.hash();
        this.lastSequence = head.lastSequence();
        this.durable = head.lastSequence();
        this.thread = Thread.ofPlatform().name("journal").start(this::run);
    }

    /** A killed process's connection may take a moment to go. */
    private LogStore.Head openFirst() {
        for (int attempt = 1; ; attempt++) {
            try {
                store = new LogStore(source, partitionWidth, inputDays);
                return store.head();
            } catch (SQLException e) {
                if (attempt == 20 || !(e instanceof LogStore.WriterPresent)) {
                    throw new IllegalStateException("cannot open the log: " + e.getMessage(), e);
                }
                pause(250);
            }
        }
    }

    @Override
    public void append(Step step) {
        Notable.checkNext(step, lastSequence, closed);
        backlog.add(step);
        lastSequence = step.sequence();
    }

    @Override
    public long lastSequence() {
        return lastSequence;
    }

    @Override
    public long durable() {
        return durable;
    }

    @Override
    public void onDurable(LongConsumer listener) {
        listeners.add(listener);
    }

    @Override
    public void snapshot(long sequence, byte[] state) {
        if (sequence > lastSequence) {
            throw new IllegalArgumentException(
                    "a snapshot after step " + sequence + ", but the last is " + lastSequence);
        }
        snapshot.set(new Snapshot(sequence, state.clone()));
        backlog.nudge();
    }

    @Override
    public Recovery recover() {
        return LogRecovery.read(source);
    }

    @Override
    public LogHealth health() {
        long reached = durable;
        return new LogHealth(Math.max(lastSequence, reached), reached, failure, retries, blocks, bytes);
    }

    private void run() {
        try {
            while (!backlog.ended()) {
                List<Step> steps = backlog.take();
                commit(steps.isEmpty() ? null : Block.of(steps, lastHash));
            }
            commit(null);
        } catch (InterruptedException e) {
            LOG.error("the log was stopped with {} steps not journalled", health().behind(), e);
        } catch (RuntimeException | Error e) {
            failure = "the log's thread ended: " + e;
            backlog.close();
            LOG.error("the log's thread ended with {} steps not journalled", health().behind(), e);
            throw e;
        } finally {
            closeStore();
        }
    }

    private void commit(@Nullable Block block) throws InterruptedException {
        long reached = block == null ? durable : block.header().lastSequence();
        Snapshot ready = takeSnapshot(reached);
        if (block == null && ready == null) {
            return;
        }
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (!tryCommit(block, ready)) {
            Thread.sleep(pauseMillis);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        }
        if (block != null) {
            lastHash = block.hash();
            blocks++;
            bytes += block.inputs().length;
            durable = reached;
            tell(reached);
        }
    }

    /** The snapshot that waits, when its step is committed by then. */
    private @Nullable Snapshot takeSnapshot(long reached) {
        Snapshot waiting = snapshot.get();
        boolean ready = waiting != null && waiting.sequence() <= reached;
        return ready && snapshot.compareAndSet(waiting, null) ? waiting : null;
    }

    private boolean tryCommit(@Nullable Block block, @Nullable Snapshot ready) {
        try {
            if (store == null) {
                store = new LogStore(source, partitionWidth, inputDays);
            }
            if (block != null && !store.has(block)) {
                if (!store.awaits(block)) {
                    throw new SQLException("the log in the database ends at "
                            + store.head().lastSequence()
                            + " and does not go on with " + block.header().firstSequence()
                            + ". Maybe another process wrote it");
                }
                store.write(block);
            }
            if (ready != null) {
                store.write(ready);
            }
            recovered();
            return true;
        } catch (SQLException e) {
            failed(e);
            return false;
        }
    }

    private void recovered() {
        if (!failure.isEmpty()) {
            LOG.info("the log is written again");
            failure = "";
        }
    }

    private void failed(SQLException e) {
        retries++;
        if (failure.isEmpty()) {
            LOG.error("the log cannot be written and tries again; nothing is executed meanwhile: {}", Sql.message(e));
        }
        failure = "journal behind by " + (lastSequence - durable) + ": " + Sql.message(e);
        closeStore();
    }

    private void closeStore() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    private void tell(long reached) {
        for (LongConsumer listener : listeners) {
            listener.accept(reached);
        }
    }

    @Override
    public void close() {
        closed = true;
        backlog.close();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while opening the log", e);
        }
    }
}
