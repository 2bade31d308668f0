package io.traider.release;

import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredDraft;
import io.traider.journal.release.StoredVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what is in force out to a folder, and brings a folder in as drafts. */
public final class FolderExchange {

    private final ReleaseStore store;
    private final InstantSource clock;

    public FolderExchange(ReleaseStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What became of a release of the folder.
     *
     * @param what in words
     */
    public record Brought(String key, String what) {}

    /**
     * Writes the rules and limits in force.
     *
     * @return the files that are otherwise than before, relative to the folder
     */
    public List<String> export(ReleaseFolder folder) throws IOException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> each : store.keys().entrySet()) {
            ReleaseKey key = ReleaseKey.parse(each.getKey());
            StoredVersion version = active(each.getKey()).orElse(null);
            if (version != null && key.written()) {
                folder.write(key, ReleaseView.kind(each.getValue()), new Content(version.files())).stream()
                        .map(Path::toString)
                        .forEach(changed::add);
            }
        }
        return changed;
    }

    private Optional<StoredVersion> active(String key) {
        return store.publications().list(key).stream()
                .filter(each -> each.state() == State.IN_FORCE)
                .map(Publication::version)
                .findFirst()
                .flatMap(number -> store.version(key, number));
    }

    /**
     * Makes a draft of each release that differs from what is in force; of all that do, or of none.
     *
     * @param force whether drafts that differ give way; what they said stays among their revisions
     * @throws IllegalArgumentException when a release is not known, or has another draft already
     */
    public List<Brought> bringIn(List<ReleaseFolder.Entry> entries, String by, boolean force) {
        List<Brought> done = new ArrayList<>();
        List<StoredDraft> drafts = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (ReleaseFolder.Entry entry : entries) {
            String key = entry.key().toString();
            StoredVersion active = active(key).orElse(null);
            StoredDraft draft = store.drafts().find(key).orElse(null);
            String problem = problem(entry, draft, force);
            if (!problem.isEmpty()) {
                wrong.add(problem);
            } else if (draft != null && draft.files().equals(entry.content().files())) {
                done.add(new Brought(key, "is the draft already"));
            } else if (draft == null
                    && active != null
                    && active.files().equals(entry.content().files())) {
                done.add(new Brought(key, "is in force already"));
            } else {
                drafts.add(new StoredDraft(
                        key,
                        entry.content().files(),
                        draft == null ? 0 : draft.revision(),
                        active == null ? 0 : active.number(),
                        List.of(),
                        by,
                        clock.instant(),
                        ""));
                done.add(new Brought(key, "is a draft now"));
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("nothing was imported: " + String.join("; ", wrong));
        }
        if (!drafts.isEmpty() && store.drafts().save(drafts).isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing was imported: somebody saved one of the drafts meanwhile. Maybe try again");
        }
        return done;
    }

    private String problem(ReleaseFolder.Entry entry, @Nullable StoredDraft draft, boolean force) {
        String key = entry.key().toString();
        String pack = store.keys().get(key);
        if (pack == null) {
            return "no release " + key + ", only " + store.keys().keySet();
        }
        if (ReleaseView.kind(pack) != entry.pack()) {
            return key + " is of the kind " + pack + ", not " + entry.pack() + ". Maybe move its files";
        }
        boolean clash = draft != null && !draft.files().equals(entry.content().files()) && !force;
        return clash
                ? key + " has a draft already, saved by " + draft.by() + " at " + draft.at()
                        + ". Maybe --force, which keeps it among the draft's revisions"
                : "";
    }
}
