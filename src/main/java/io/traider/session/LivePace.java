package io.traider.session;

import io.traider.domain.RuleFault;
import io.traider.engine.Pace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** The machine's own clocks. For the writer's thread. */
final class LivePace implements Pace {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean counted = threads.isCurrentThreadCpuTimeSupported();
    private long beganWork;

    @Override
    public long begin() {
        beganWork = work();
        return System.nanoTime();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long worked() {
        return work() - beganWork;
    }

    /** Where the machine does not count a thread's work, the time that goes by. */
    private long work() {
        return counted ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }

    @Override
    public @Nullable RuleFault onRecord(int asking) {
        return null;
    }
}
