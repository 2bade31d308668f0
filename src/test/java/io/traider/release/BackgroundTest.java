package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BackgroundTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadInTheBackgroundHasALowPriorityAndNoOtherThreadHas() throws Exception {
        int before = nice();
        CompletableFuture<Integer> there = new CompletableFuture<>();
        Background.start("quiet", () -> there.complete(nice()));
        assertThat(there.get(10, TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(nice()).isEqualTo(before).isLessThan(10);
    }

    @Test
    void aThreadInTheBackgroundIsADaemonWithItsName() throws Exception {
        CompletableFuture<Thread> there = new CompletableFuture<>();
        Background.start("quiet", () -> there.complete(Thread.currentThread()));
        assertThat(there.get(10, TimeUnit.SECONDS)).satisfies(thread -> {
            assertThat(thread.getName()).isEqualTo("quiet");
            assertThat(thread.isDaemon()).isTrue();
        });
    }

    /** Of the calling thread: the nineteenth field, the third being the first after the name in brackets. */
    private static int nice() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
