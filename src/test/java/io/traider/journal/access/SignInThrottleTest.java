package io.traider.journal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final SignInThrottle throttle = new SignInThrottle();
    private final Instant start = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void theFirstFailuresAreFreeAndThenTheWaitDoubles() {
        for (int i = 0; i < 5; i++) {
            throttle.failed("key", 5, start);
            assertThat(throttle.waitsUntil("key", start)).isNull();
        }
        throttle.failed("key", 5, start);
        assertThat(throttle.waitsUntil("key", start)).isEqualTo(start.plusSeconds(5));
        throttle.failed("key", 5, start.plusSeconds(5));
        assertThat(throttle.waitsUntil("key", start.plusSeconds(5))).isEqualTo(start.plusSeconds(15));
        assertThat(throttle.waitsUntil("key", start.plusSeconds(15))).isNull();
        assertThat(throttle.waitsUntil("another", start)).isNull();
    }

    @Test
    void theWaitHasAnEnd() {
        for (int i = 0; i < 100; i++) {
            throttle.failed("key", 5, start);
        }
        assertThat(throttle.waitsUntil("key", start)).isEqualTo(start.plus(Duration.ofMinutes(15)));
    }

    @Test
    void successAndTimeForgive() {
        for (int i = 0; i < 6; i++) {
            throttle.failed("key", 5, start);
        }
        throttle.succeeded("key");
        assertThat(throttle.waitsUntil("key", start)).isNull();
        for (int i = 0; i < 6; i++) {
            throttle.failed("key", 5, start);
        }
        Instant later = start.plus(Duration.ofHours(1));
        throttle.failed("key", 5, later);
        assertThat(throttle.waitsUntil("key", later)).isNull();
    }

    @Test
    void soManyKeysAreKeptAndNoMore() {
        for (int i = 0; i < 6; i++) {
            throttle.failed("first", 5, start);
        }
        for (int i = 0; i < 10_000; i++) {
            throttle.failed("key " + i, 5, start);
        }
        assertThat(throttle.waitsUntil("first", start)).isNull();
    }
}
