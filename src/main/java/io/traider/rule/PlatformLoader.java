package io.traider.rule;

import java.util.function.Supplier;

/** Drools finds its own parts through the thread's class loader, which pools of threads do not set. */
final class PlatformLoader {

    private PlatformLoader() {}

    static <T> T with(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(PlatformLoader.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
