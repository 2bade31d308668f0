package io.traider.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What counts as time that rules took. */
class LivePaceTest {

    private static final long MILLI = 1_000_000;

    private final LivePace pace = new LivePace();

    @Test
    void whatThisThreadWorksCounts() {
        long began = pace.begin();
        while (pace.worked() < 5 * MILLI) {
            Thread.onSpinWait();
        }
        assertThat(pace.nanos() - began).as("no thread works more than goes by").isGreaterThanOrEqualTo(4 * MILLI);
        pace.begin();
        assertThat(pace.worked()).as("since it began last").isLessThan(5 * MILLI);
    }

    @Test
    void whatItWaitsDoesNot() {
        assumeThat(ManagementFactory.getThreadMXBean().isCurrentThreadCpuTimeSupported())
                .isTrue();
        long began = pace.begin();
        while (pace.nanos() - began < 100 * MILLI) {
            LockSupport.parkNanos(20 * MILLI);
        }
        assertThat(pace.worked()).isNotNegative().isLessThan(50 * MILLI);
    }

    @Test
    void nothingStandsOnRecord() {
        assertThat(pace.onRecord(0)).isNull();
    }
}
