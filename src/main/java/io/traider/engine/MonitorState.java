package io.traider.engine;

import io.traider.domain.Alert;
import java.util.List;

/**
 * What outlives a session of those that raise alerts.
 *
 * @param open alerts that last
 */
public record MonitorState(List<Alert> open) {

    static final MonitorState NOTHING = new MonitorState(List.of());

    public MonitorState {
        open = List.copyOf(open);
    }
}
