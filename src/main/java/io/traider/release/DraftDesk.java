package io.traider.release;

import io.traider.journal.release.DraftStore;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredDraft;
import io.traider.journal.release.StoredVersion;
import io.traider.release.ReleaseRefused.Code;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The texts in work. */
final class DraftDesk {

    private final ReleaseStore store;
    private final DraftStore drafts;
    private final InstantSource clock;

    DraftDesk(ReleaseStore store, InstantSource clock) {
        this.store = store;
        this.drafts = store.drafts();
        this.clock = clock;
    }

    Optional<Draft> find(ReleaseKey key) {
        return drafts.find(key.toString()).map(stored -> draft(key, stored));
    }

    /** The draft that somebody has begun. */
    Draft begun(ReleaseKey key) {
        return find(key)
                .orElseThrow(() -> new ReleaseRefused(
                        Code.NOTHING_TO_SUBMIT,
                        "nobody has begun a draft of " + key + ". Maybe change the text and save it"));
    }

    Draft draft(ReleaseKey key) {
        return find(key).orElseGet(() -> unbegun(key));
    }

    private Draft draft(ReleaseKey key, StoredDraft stored) {
        return new Draft(
                key,
                new Content(stored.files()),
                stored.revision(),
                stored.base(),
                stored.authors(),
                stored.by(),
                stored.at(),
                stored.note(),
                store.check(key.toString(), stored.contentHash())
                        .map(json -> ReleaseJson.read(json, CheckReport.class))
                        .orElse(null));
    }

    private Draft unbegun(ReleaseKey key) {
        StoredVersion active = active(key);
        if (active == null) {
            throw new ReleaseRefused(
                    Code.NOT_FOUND,
                    "no release " + key + ". Maybe one of " + store.keys().keySet());
        }
        return new Draft(key, new Content(active.files()), 0, active.number(), List.of(), "", null, "", null);
    }

    /** The version in force, or the latest where none is. */
    private @Nullable StoredVersion active(ReleaseKey key) {
        int number = store.publications().list(key.toString()).stream()
                .filter(each -> each.state() == State.IN_FORCE)
                .map(Publication::version)
                .findFirst()
                .orElse(0);
        List<StoredVersion> versions = store.versions(key.toString());
        return versions.stream()
                .filter(version -> number == 0 || version.number() == number)
                .findFirst()
                .orElse(null);
    }

    Draft save(ReleaseKey key, Content content, long base, String by) {
        Draft before = draft(key);
        if (before.revision() == base && before.begun() && before.content().equals(content)) {
            return before;
        }
        return put(key, content, base, before.base(), List.of(), "", by)
                .orElseThrow(() -> new DraftConflict(content, base, draft(key)));
    }

    /** Saves as another's doing, with what it began with and who wrote on it before. */
    Optional<Draft> put(
            ReleaseKey key, Content content, long base, int version, List<String> authors, String note, String by) {
        // As exact as the database keeps it, so that what is told now is what is read later.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return drafts.save(new StoredDraft(key.toString(), content.files(), base, version, authors, by, now, note))
                .map(saved -> draft(key, saved));
    }

    void discard(ReleaseKey key, long base, String by) {
        Draft before = draft(key);
        if (!before.begun()) {
            throw new ReleaseRefused(Code.NOT_FOUND, "nobody has begun a draft of " + key);
        }
        if (!drafts.discard(key.toString(), base, by, clock.instant())) {
            throw new DraftConflict(before.content(), base, draft(key));
        }
    }

    List<Revision> revisions(ReleaseKey key, int first) {
        return drafts.revisions(key.toString(), first).stream()
                .map(each -> new Revision(each.revision(), new Content(each.files()), each.by(), each.at()))
                .toList();
    }
}
