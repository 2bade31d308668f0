package io.traider.release;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How the scores of all strategies do, about a second old. Never blocks; for any thread. */
public final class ModelHealthDesk {

    private final Listeners<ScoreHealth> listeners = new Listeners<>();
    private volatile List<ScoreHealth> latest = List.of();

    ModelHealthDesk() {}

    /** Of every strategy whose score was looked at, by name. */
    public List<ScoreHealth> list() {
        return latest;
    }

    /** Of one strategy; empty while its score was not looked at. */
    public Optional<ScoreHealth> find(String strategy) {
        return latest.stream().filter(each -> each.strategy().equals(strategy)).findFirst();
    }

    /** Is told of each strategy every second, on a thread that must not be held up, until it is closed. */
    public AutoCloseable listen(Consumer<ScoreHealth> listener) {
        return listeners.add(listener);
    }

    void tell(List<ScoreHealth> now) {
        latest = List.copyOf(now);
        now.forEach(listeners::tell);
    }
}
