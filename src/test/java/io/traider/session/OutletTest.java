package io.traider.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutletTest {

    private final LinkedBlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger dropped = new AtomicInteger();
    private final CountDownLatch free = new CountDownLatch(1);
    private final CountDownLatch busy = new CountDownLatch(1);

    private void hear(int item) {
        heard.add(item);
        busy.countDown();
        try {
            free.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSlowListenerLosesTheOldestAndHearsTheRestInOrder() throws Exception {
        try (Outlet<Integer> outlet = new Outlet<>("test", 2, this::hear, dropped::incrementAndGet)) {
            outlet.give(0);
            busy.await();
            List.of(1, 2, 3, 4).forEach(outlet::give);
            free.countDown();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(0);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(4);
            assertThat(dropped).hasValue(2);
        }
    }

    @Test
    void aListenerThatFailsHearsTheNext() throws Exception {
        try (Outlet<Integer> outlet = new Outlet<>(
                "test",
                8,
                item -> {
                    heard.add(item);
                    if (item == 0) {
                        throw new IllegalStateException("on purpose");
                    }
                },
                dropped::incrementAndGet)) {
            outlet.give(0);
            outlet.give(1);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(0);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void afterCloseNothingNewIsTaken() throws Exception {
        free.countDown();
        Outlet<Integer> outlet = new Outlet<>("test", 8, this::hear, dropped::incrementAndGet);
        outlet.give(0);
        outlet.close();
        outlet.give(1);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(0);
        assertThat(heard.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }
}
