package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Input;
import io.traider.domain.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long a notable step waits until it is committed, at 5,000 steps a second into an embedded database that
 * syncs to the disk. Prints figures; asserts only that everything arrived.
 */
@Tag("slow")
class JournalLatencyTest {
    private static final int RATE = 5_000;
    private static final int SECONDS = Integer.getInteger("traider.seconds", 10);

    /** Steps that are not counted: the compiler's, the first partitions'. */
    private static final int WARM_UP = 3 * RATE;

    @TempDir
    private Path folder;

    @Test
    @Tag("thorough")
    void fromAppendToDurable() {
        int count = RATE * SECONDS;
        List<Step> steps = new ArrayList<>(count);
        RandomSteps random = new RandomSteps(7);
        for (int i = 0; i < count; i++) {
            steps.add(random.next(100));
        }
        AtomicLongArray appended = new AtomicLongArray(count + 1);
        Histogram notable = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        try (Database database = Database.embedded(UnpackedPostgres.migratedIn(folder), JournalSettings.DEFAULT);
                StepLog log = database.log();
                CaptureSink capture = database.capture()) {
            log.onDurable(new Recorder(steps, appended, notable)::reached);
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = start + i * (1_000_000_000L / RATE);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(50_000);
                }
                Step step = steps.get(i);
                appended.set(i + 1, System.nanoTime());
                log.append(step);
                if (step.input() instanceof Input.Market market) {
                    capture.onEvent(market.event());
                }
            }
            while (log.durable() < count) {
                LockSupport.parkNanos(1_000_000);
            }
            print(notable, log.health(), capture.health());
            assertThat(database.verify().lastSequence()).isEqualTo(count);
        }
    }

    private record Recorder(List<Step> steps, AtomicLongArray appended, Histogram notable) {
        private static long last;

        void reached(long durable) {
            long now = System.nanoTime();
            for (long sequence = last + 1; sequence <= durable; sequence++) {
                if (sequence > WARM_UP && Notable.is(steps.get((int) sequence - 1))) {
                    notable.recordValue(now - appended.get((int) sequence));
                }
            }
            last = durable;
        }
    }

    private static void print(Histogram histogram, LogHealth health, CaptureHealth capture) {
        System.out.printf(
                "append to durable at %,d/s: %,d notable steps, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms;"
                        + " %,d blocks, %.1f bytes an input; capture kept %s, lost %d%n",
                RATE,
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / 1e6,
                histogram.getValueAtPercentile(99) / 1e6,
                histogram.getValueAtPercentile(99.9) / 1e6,
                histogram.getMaxValue() / 1e6,
                health.blocks(),
                (double) health.bytes() / health.lastSequence(),
                capture.kept(),
                capture.lost());
    }
}
