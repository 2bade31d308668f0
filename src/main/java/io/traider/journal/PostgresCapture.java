package io.traider.journal;

import io.traider.domain.MarketEvent;
import io.traider.domain.PortfolioSummary;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The capture in Postgres: a bounded queue, and a thread that copies what is in it several times a second. A full queue
 * sheds at its entrance; a batch that the database refuses for what is in it is shed too.
 */
final class PostgresCapture implements CaptureSink {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresCapture.class);
    private static final int BATCH = 8_192;
    private static final long INTERVAL_NANOS = 100_000_000;
    private static final long NOTHING = Long.MIN_VALUE;

    private final DataSource source;
    private final int days;
    private final ArrayBlockingQueue<Object> queue;
    private final Map<CaptureKind, LongAdder> kept = counters();
    private final Map<CaptureKind, LongAdder> shed = counters();
    private final AtomicLong retainFrom = new AtomicLong(NOTHING);
    private final List<Object> batch = new ArrayList<>();
    private final Thread thread;
    private volatile String failure = "";
    private volatile boolean closed;
    private volatile @Nullable CaptureStore store;

    PostgresCapture(DataSource source, JournalSettings settings) {
        this.source = source;
        this.days = settings.captureDays();
        this.queue = new ArrayBlockingQueue<>(settings.captureQueue());
        this.thread = Thread.ofPlatform().name("capture").daemon().start(this::run);
    }

    @Override
    public void onEvent(MarketEvent event) {
        take(event, CaptureKind.of(event));
    }

    @Override
    public void onSample(PortfolioSummary sample) {
        take(sample, CaptureKind.EQUITY);
    }

    private void take(Object one, CaptureKind kind) {
        if (closed || !queue.offer(one)) {
            count(shed, kind);
        }
    }

    @Override
    public CaptureHealth health() {
        return new CaptureHealth(counts(kept), counts(shed), queue.size(), failure);
    }

    @Override
    public void retain(long nowNanos) {
        retainFrom.set(nowNanos);
    }

    private void run() {
        try {
            copyUntilClosed();
        } catch (RuntimeException | Error e) {
            failure = "the capture's thread ended: " + e;
            throw e;
        } finally {
            closed = true;
            shedAll();
            closeStore();
        }
    }

    private void copyUntilClosed() {
        long pause = INTERVAL_NANOS;
        while (!closed || !queue.isEmpty() || !batch.isEmpty()) {
            if (queue.size() < BATCH && !closed) {
                LockSupport.parkNanos(pause);
            }
            queue.drainTo(batch, BATCH - batch.size());
            boolean written = tryWrite();
            if (!written && closed) {
                break;
            }
            pause = written ? INTERVAL_NANOS : Math.min(2 * pause, 50 * INTERVAL_NANOS);
        }
    }

    private boolean tryWrite() {
        try {
            CaptureStore open = open();
            if (!batch.isEmpty()) {
                open.write(batch);
                batch.forEach(one -> count(kept, kind(one)));
                batch.clear();
            }
            dropOld(open);
            if (!failure.isEmpty()) {
                LOG.info("market data is captured again, {} events were lost so far", health().lost());
                failure = "";
            }
            return true;
        } catch (SQLException e) {
            failed(e);
            return false;
        }
    }

    private CaptureStore open() throws SQLException {
        CaptureStore open = store;
        if (open == null) {
            open = new CaptureStore(source);
            store = open;
        }
        return open;
    }

    private void dropOld(CaptureStore open) throws SQLException {
        long now = retainFrom.getAndSet(NOTHING);
        if (now != NOTHING) {
            LocalDate before = LocalDate.ofEpochDay(Math.floorDiv(now, 86_400_000_000_000L))
                    .minusDays(days);
            int dropped = open.drop(before);
            if (dropped > 0) {
                LOG.info("dropped {} partitions of market data captured before {}", dropped, before);
            }
        }
    }

    private void failed(SQLException e) {
        if (failure.isEmpty()) {
            LOG.warn("market data is not captured at this moment: {}", Sql.message(e));
        }
        failure = Sql.message(e);
        closeStore();
        String state = e.getSQLState();
        if (state != null && (state.startsWith("22") || state.startsWith("23"))) {
            shedBatch();
        }
    }

    private void shedBatch() {
        batch.forEach(one -> count(shed, kind(one)));
        batch.clear();
    }

    private void shedAll() {
        queue.drainTo(batch);
        shedBatch();
    }

    private void closeStore() {
        CaptureStore open = store;
        store = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("the capture's connection was gone already", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                CaptureStore open = store;
                if (open != null) {
                    open.abort();
                }
                thread.join(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("the capture's connection does not end: {}", e.getMessage());
        }
    }

    private static CaptureKind kind(Object one) {
        return one instanceof MarketEvent event ? CaptureKind.of(event) : CaptureKind.EQUITY;
    }

    private static Map<CaptureKind, LongAdder> counters() {
        Map<CaptureKind, LongAdder> counters = new EnumMap<>(CaptureKind.class);
        for (CaptureKind kind : CaptureKind.values()) {
            counters.put(kind, new LongAdder());
        }
        return counters;
    }

    private static void count(Map<CaptureKind, LongAdder> counters, CaptureKind kind) {
        LongAdder counter = counters.get(kind);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Map<String, Long> counts(Map<CaptureKind, LongAdder> counters) {
        Map<String, Long> counts = new TreeMap<>();
        counters.forEach((kind, counter) -> counts.put(kind.label(), counter.sum()));
        return counts;
    }
}
