package io.traider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Percentiles out of buckets, beside those of all times in order. */
class TimingsTest {

    @Test
    void aPercentileIsNeverLessThanItsTimeAndAtMostASixteenthMore() {
        Random random = new Random(7);
        Timings timings = new Timings();
        long[] all = new long[10_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = random.nextLong() >>> 2 + random.nextInt(61);
            timings.add(all[i]);
        }
        Arrays.sort(all);
        for (double percent : new double[] {0, 1, 25, 50, 90, 99, 99.9, 100}) {
            long exact = all[(int) Math.max(0, Math.ceil(all.length * percent / 100) - 1)];
            assertThat(timings.nanos(percent)).isBetween(exact, exact + exact / 16);
        }
    }

    @Test
    void noTimeIsTooShortOrTooLong() {
        Timings timings = new Timings();
        assertThat(timings.nanos(99)).isZero();
        timings.add(-5);
        assertThat(timings.nanos(99)).isZero();
        timings.add(Long.MAX_VALUE);
        assertThat(timings.nanos(50)).isZero();
        assertThat(timings.nanos(99)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void twoTogetherAreAllTimesOfBoth() {
        Timings quick = new Timings();
        Timings slow = new Timings();
        for (int i = 0; i < 99; i++) {
            quick.add(10);
        }
        slow.add(1_000);
        Timings both = quick.plus(slow);
        assertThat(both.nanos(99)).isEqualTo(10);
        assertThat(both.nanos(100)).isBetween(1_000L, 1_062L);
        assertThat(quick.nanos(100)).isEqualTo(10);
    }
}
