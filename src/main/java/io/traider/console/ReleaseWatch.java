package io.traider.console;

import io.traider.release.ReleaseAlert;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseKey;
import io.traider.release.Simulation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The one listener that the console has at the desk of releases; pages look here whether something changed. */
@Component
class ReleaseWatch implements DisposableBean {

    private final ReleaseDesk desk;
    private final AtomicLong changes = new AtomicLong();
    private final Map<ReleaseKey, Long> byKey = new ConcurrentHashMap<>();
    private final Map<Long, Simulation> simulations = new ConcurrentHashMap<>();
    private final List<AutoCloseable> listeners;

    ReleaseWatch(ReleaseDesk desk) {
        this.desk = desk;
        this.listeners = List.of(desk.listen(this::changed), desk.listenSimulations(this::ran));
    }

    private void changed(ReleaseKey key) {
        byKey.put(key, changes.incrementAndGet());
    }

    private void ran(Simulation simulation) {
        if (simulation.open()) {
            simulations.put(simulation.id(), simulation);
        } else {
            simulations.remove(simulation.id());
            changed(simulation.key());
        }
    }

    /** Grows with everything that happens to any release. */
    long changes() {
        return changes.get();
    }

    /** Grows with everything that happens to one. */
    long changes(ReleaseKey key) {
        return byKey.getOrDefault(key, 0L);
    }

    /** How far an open simulation is by now; one that is not open stays as it is. */
    Simulation newest(Simulation known) {
        return simulations.getOrDefault(known.id(), known);
    }

    /** What people must look at. */
    List<ReleaseAlert> alerts() {
        return desk.alerts();
    }

    @Override
    public void destroy() throws Exception {
        for (AutoCloseable listener : listeners) {
            listener.close();
        }
    }
}
