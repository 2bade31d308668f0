package io.traider.release;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who want to hear of something. */
final class Listeners<T> {

    private static final Logger LOG = System.getLogger(Listeners.class.getName());

    private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

    AutoCloseable add(Consumer<T> listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    void tell(T what) {
        for (Consumer<T> listener : all) {
            try {
                listener.accept(what);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a listener of releases failed on " + what, e);
            }
        }
    }
}
