package io.traider.session;

import io.traider.domain.Step;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Everybody who listens to a session. */
final class Listeners implements AutoCloseable {

    private static final int STEPS = 4096;

    private final List<Outlet<Step>> steps = new CopyOnWriteArrayList<>();
    private final List<Outlet<SessionState>> states = new CopyOnWriteArrayList<>();
    private final SessionMetrics metrics;

    Listeners(SessionMetrics metrics) {
        this.metrics = metrics;
    }

    AutoCloseable toSteps(Consumer<Step> listener) {
        return add(steps, new Outlet<>("session-steps", STEPS, listener, metrics::droppedStep));
    }

    /** A state that a later one replaced before it was heard is no loss, so it is not counted. */
    AutoCloseable toStates(Consumer<SessionState> listener) {
        return add(states, new Outlet<>("session-states", 1, listener, () -> {}));
    }

    private static <T> AutoCloseable add(List<Outlet<T>> outlets, Outlet<T> outlet) {
        outlets.add(outlet);
        return () -> {
            outlets.remove(outlet);
            outlet.close();
        };
    }

    void step(Step step) {
        steps.forEach(outlet -> outlet.give(step));
    }

    void state(SessionState state) {
        states.forEach(outlet -> outlet.give(state));
    }

    @Override
    public void close() {
        steps.forEach(Outlet::close);
        states.forEach(Outlet::close);
    }
}
