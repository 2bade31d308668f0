package io.traider;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Somebody's wish that the platform stops: Ctrl-C, {@code kill}, or the end of a replay. The first wish lets it stop in
 * order; the second by Ctrl-C ends the process at once.
 */
final class Stop {

    private static final int FORCED = 130;

    private final CountDownLatch wished = new CountDownLatch(1);

    /** Listens to INT and TERM of the operating system. */
    static Stop onSignals() {
        Stop stop = new Stop();
        for (String signal : new String[] {"INT", "TERM"}) {
            listen(signal, stop::signalled);
        }
        return stop;
    }

    void wish() {
        wished.countDown();
    }

    void wishAfter(Duration time) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::wish);
    }

    boolean wished() {
        return wished.getCount() == 0;
    }

    void await() {
        try {
            wished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signalled() {
        if (wished()) {
            Runtime.getRuntime().halt(FORCED);
        }
        wish();
    }

    /** Through reflection, as the compiler warns of {@code sun.misc.Signal}, which has no successor. */
    private static void listen(String signal, Runnable listener) {
        try {
            Class<?> signals = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    Stop.class.getClassLoader(), new Class<?>[] {handlers}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            listener.run();
                            return null;
                        }
                        return method.invoke(listener, arguments);
                    });
            Object named = signals.getConstructor(String.class).newInstance(signal);
            signals.getMethod("handle", signals, handlers).invoke(null, named, handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot listen to signal " + signal, e);
        }
    }
}
