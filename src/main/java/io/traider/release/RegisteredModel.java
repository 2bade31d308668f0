package io.traider.release;

import io.traider.journal.release.ReleaseEvent;
import java.util.List;
import java.util.Optional;

/**
 * Everything about a model.
 *
 * @param versions the latest first
 * @param events what was done with it, the latest first, at most 200
 */
public record RegisteredModel(String name, List<ModelVersion> versions, List<ReleaseEvent> events) {

    public RegisteredModel {
        versions = List.copyOf(versions);
        events = List.copyOf(events);
    }

    /** The version with a number. */
    public Optional<ModelVersion> version(int number) {
        return versions.stream().filter(each -> each.number() == number).findFirst();
    }
}
