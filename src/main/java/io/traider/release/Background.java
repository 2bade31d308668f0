package io.traider.release;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Threads for work that must not be in the way of the thread that decides. Linux gives every thread a priority of its own, which
 * anybody may lower; there these have a low one. Elsewhere they are threads like any other.
 */
final class Background {

    private static final Logger LOG = System.getLogger(Background.class.getName());

    /** On Linux: which priorities are meant, and of which thread, zero being the calling one. */
    private static final int THREAD = 0;

    private static final int SELF = 0;

    /** As that of the processes in which text becomes code and models are tried, and a little lower. */
    private static final int NICE = 10;

    private static final Optional<MethodHandle> SET_PRIORITY = setPriority();

    private Background() {}

    /** Starts a daemon thread. */
    static Thread start(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon().start(() -> {
            SET_PRIORITY.ifPresent(Background::lower);
            work.run();
        });
    }

    /** Of the calling thread. Where that cannot be, the thread is one like any other, and does its work all the same. */
    private static void lower(MethodHandle setPriority) {
        try {
            int _ = (int) setPriority.invokeExact(THREAD, SELF, NICE);
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "setpriority cannot be called", e);
        }
    }

    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> setPriority() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("setpriority")
                .map(address -> linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT)));
    }
}
