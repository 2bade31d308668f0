package io.traider.backtest.desk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Has the present thread give way to all others. Java's own priorities do nothing on Linux, where a thread's niceness is set
 * by a call of the system; on other systems Java's must do.
 */
final class Niceness {

    private static final Logger LOG = System.getLogger(Niceness.class.getName());
    private static final int THE_CALLER = 0;
    private static final int LOW = 15;

    private Niceness() {}

    static void giveWay() {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        try {
            int failed = (int) setPriority().invokeExact(THE_CALLER, THE_CALLER, LOW);
            if (failed != 0) {
                LOG.log(Level.INFO, "the thread of backtests stays as nice as it was");
            }
        } catch (Throwable e) {
            LOG.log(Level.INFO, "the thread of backtests cannot be made nicer", e);
        }
    }

    /** {@code setpriority(which, who, niceness)}; for which and who, 0 is the calling thread. */
    @SuppressWarnings("restricted")
    private static MethodHandle setPriority() {
        Linker linker = Linker.nativeLinker();
        MemorySegment address = linker.defaultLookup().findOrThrow("setpriority");
        return linker.downcallHandle(
                address,
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }
}
