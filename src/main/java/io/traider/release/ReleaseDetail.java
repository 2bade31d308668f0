package io.traider.release;

import io.traider.journal.release.Publication;
import io.traider.journal.release.ReleaseEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one release.
 *
 * @param draft {@code null} when nobody has begun one
 * @param versions the latest first
 * @param publications the latest first
 * @param shadow what runs beside it now
 * @param rules of the version in force and what else fired within a day, by name
 * @param events what was done, the latest first, at most 200
 */
public record ReleaseDetail(
        ReleaseSummary summary,
        @Nullable Draft draft,
        List<Version> versions,
        List<Publication> publications,
        @Nullable Shadow shadow,
        List<RuleHits> rules,
        List<ReleaseEvent> events) {

    public ReleaseDetail {
        versions = List.copyOf(versions);
        publications = List.copyOf(publications);
        rules = List.copyOf(rules);
        events = List.copyOf(events);
    }

    /** The version in force. */
    public @Nullable Version active() {
        return version(summary.active());
    }

    /** The version with a number, {@code null} when there is none. */
    public @Nullable Version version(int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElse(null);
    }
}
