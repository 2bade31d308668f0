package io.traider.venue.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.InstrumentId;
import io.traider.venue.FeedRequest;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How patient the clients are. */
class PaceTest {

    private static final long SECOND = 1_000_000_000L;
    private static final FeedRequest REQUEST = new FeedRequest.Snapshot(InstrumentId.parse("BINANCE:BTCUSDT"));

    @Test
    void waitsDoubleUpToHalfAMinuteAndAreNeverLessThanHalfOfThat() {
        Backoff backoff = new Backoff(new Random(1));
        long whole = Backoff.FIRST.toNanos();
        for (int attempt = 0; attempt < 50; attempt++) {
            long wait = backoff.next().toNanos();
            assertThat(wait).isBetween(whole / 2, whole);
            whole = Math.min(2 * whole, Backoff.LONGEST.toNanos());
        }
        assertThat(whole).isEqualTo(Duration.ofSeconds(30).toNanos());
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Backoff.FIRST);
    }

    @Test
    void attemptsStayWithinTheVenuesLimit() {
        AttemptWindow window = new AttemptWindow(3, Duration.ofSeconds(10));
        long now = 5 * SECOND;
        assertThat(window.tryTake(now)).isZero();
        assertThat(window.tryTake(now + SECOND)).isZero();
        assertThat(window.tryTake(now + 2 * SECOND)).isZero();
        assertThat(window.tryTake(now + 3 * SECOND)).isEqualTo(7 * SECOND);
        assertThat(window.tryTake(now + 10 * SECOND)).isZero();
        assertThat(window.tryTake(now + 10 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void aRepairIsDoneAtOnceAndThenWithPatience() {
        Repair repair = new Repair(new Backoff(new Random(2)));
        long now = SECOND;
        repair.want(REQUEST, now);
        assertThat(repair.take(now)).isEqualTo(REQUEST);
        assertThat(repair.take(now)).isNull();
        repair.want(REQUEST, now + 1);
        assertThat(repair.take(now + 1)).isNull();
        assertThat(repair.take(now + SECOND)).isEqualTo(REQUEST);
        repair.want(REQUEST, now + 120 * SECOND);
        assertThat(repair.take(now + 120 * SECOND)).as("after a calm time").isEqualTo(REQUEST);
    }

    @Test
    void aRepairUnderWayIsNotBegunAgainUntilItFailed() {
        Repair repair = new Repair(new Backoff(new Random(3)));
        repair.want(REQUEST, 0);
        assertThat(repair.take(0)).isEqualTo(REQUEST);
        repair.begin();
        repair.want(REQUEST, SECOND);
        assertThat(repair.take(5 * SECOND)).isNull();
        repair.again(REQUEST, 5 * SECOND, 60 * SECOND);
        assertThat(repair.take(64 * SECOND)).isNull();
        assertThat(repair.take(65 * SECOND)).isEqualTo(REQUEST);
    }
}
