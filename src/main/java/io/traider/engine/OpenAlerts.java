package io.traider.engine;

import io.traider.domain.Alert;
import io.traider.domain.AlertKind;
import io.traider.domain.InstrumentId;
import io.traider.domain.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that last. One is raised when its condition begins to hold, and not again before it has ended. For the engine's
 * thread.
 */
final class OpenAlerts {

    /** What a pack is asked about at once: what it does not say of it any more is over. */
    record Scope(String pack, String account, @Nullable InstrumentId instrument) {

        static Scope of(Alert alert) {
            return new Scope(alert.pack(), alert.account(), alert.instrument());
        }

        private String key() {
            return pack + " " + account + " " + (instrument == null ? "" : instrument);
        }
    }

    private final SortedMap<String, NavigableMap<String, Alert>> byScope = new TreeMap<>();

    /** Whether anything lasts of it. */
    boolean any(Scope scope) {
        return byScope.containsKey(scope.key());
    }

    /**
     * Takes in what a pack says now.
     *
     * @param raised makes the alert of a reason that is new
     * @return the alerts that ended, and those that began
     */
    List<Alert> on(Scope scope, List<Reason> reasons, long nanos, Function<Reason, Alert> raised) {
        if (reasons.isEmpty() && !any(scope)) {
            return List.of();
        }
        List<Alert> changed = new ArrayList<>(2);
        NavigableMap<String, Alert> open = byScope.computeIfAbsent(scope.key(), _ -> new TreeMap<>());
        open.values().removeIf(alert -> {
            boolean over = reasons.stream()
                    .noneMatch(each -> each.code().equals(alert.reason().code()));
            return over && changed.add(alert.ended(nanos));
        });
        for (Reason reason : reasons) {
            if (!open.containsKey(reason.code())) {
                Alert alert = raised.apply(reason);
                open.put(reason.code(), alert);
                changed.add(alert);
            }
        }
        if (open.isEmpty()) {
            byScope.remove(scope.key());
        }
        return changed;
    }

    /** Takes over an alert as it was once: begun or ended. */
    void redo(Alert alert) {
        String key = Scope.of(alert).key();
        NavigableMap<String, Alert> open = byScope.computeIfAbsent(key, _ -> new TreeMap<>());
        if (alert.lasts()) {
            open.put(alert.reason().code(), alert);
        } else {
            open.remove(alert.reason().code());
        }
        if (open.isEmpty()) {
            byScope.remove(key);
        }
    }

    /** All that last. */
    List<Alert> all() {
        return byScope.values().stream()
                .map(NavigableMap::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /** One of each account and instrument, of those that last and are about something. */
    List<Alert> of(AlertKind kind) {
        return byScope.values().stream()
                .map(each -> each.firstEntry().getValue())
                .filter(alert -> alert.kind() == kind)
                .toList();
    }

    void restore(List<Alert> open) {
        byScope.clear();
        open.forEach(this::redo);
    }
}
