package io.traider.journal.release;

import static io.traider.journal.jooq.Tables.RELEASE_DRAFT;
import static io.traider.journal.jooq.Tables.RELEASE_REVISION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import io.traider.journal.jooq.tables.records.ReleaseDraftRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The texts in work, one for each release, and what they said before. Whoever saves says upon which revision; a save upon
 * another than the present one is not taken. Blocking; for any thread.
 */
public final class DraftStore {

    /** How many earlier saves are kept of each. */
    public static final int KEPT = 200;

    private final Session session;

    DraftStore(Session session) {
        this.session = session;
    }

    public Optional<StoredDraft> find(String key) {
        return session.db()
                .selectFrom(RELEASE_DRAFT)
                .where(RELEASE_DRAFT.KEY.eq(key))
                .fetchOptional(DraftStore::draft);
    }

    /** Of every release that has one. */
    public List<StoredDraft> all() {
        return session.db().selectFrom(RELEASE_DRAFT).orderBy(RELEASE_DRAFT.KEY).fetch(DraftStore::draft);
    }

    /** Who saved each last, by key, without the texts. */
    public SortedMap<String, String> savers() {
        SortedMap<String, String> all = new TreeMap<>();
        session.db()
                .select(RELEASE_DRAFT.KEY, RELEASE_DRAFT.SAVED_BY)
                .from(RELEASE_DRAFT)
                .forEach(row -> all.put(row.value1(), row.value2()));
        return all;
    }

    /**
     * Saves a text upon a revision, and who saved it among the authors.
     *
     * @param draft its revision is the one that it was written upon, 0 for a new draft; its {@code authors} are added to
     * @return it as it stands now; empty when the draft is at another revision
     */
    public Optional<StoredDraft> save(StoredDraft draft) {
        return save(List.of(draft)).map(List::getFirst);
    }

    /** Saves several, or none of them: empty when one is at another revision. */
    public Optional<List<StoredDraft>> save(List<StoredDraft> drafts) {
        try {
            return Optional.of(session.change(
                    db -> drafts.stream().map(draft -> save(db, draft)).toList()));
        } catch (OtherRevision e) {
            return Optional.empty();
        }
    }

    private static StoredDraft save(DSLContext db, StoredDraft draft) {
        StoredDraft before = locked(db, draft.key());
        if (draft.revision() != (before == null ? 0 : before.revision())) {
            throw new OtherRevision();
        }
        StoredDraft saved = next(db, before, draft);
        ReleaseDraftRecord row = row(saved);
        db.insertInto(RELEASE_DRAFT).set(row).onDuplicateKeyUpdate().set(row).execute();
        keep(db, saved);
        if (before == null) {
            String detail = "upon version " + saved.base();
            EventChain.add(db, saved.key(), null, "DRAFT_BEGUN", saved.by(), saved.at(), detail);
        } else if (!before.authors().contains(saved.by())) {
            EventChain.add(db, saved.key(), null, "DRAFT_JOINED", saved.by(), saved.at(), "");
        }
        return saved;
    }

    /** Undoes the transaction. */
    private static final class OtherRevision extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Concurrent savers of one key wait for each other, also where there is no draft yet. */
    private static @Nullable StoredDraft locked(DSLContext db, String key) {
        db.execute("select 1 from release where key = {0} for update", val(key));
        return db.selectFrom(RELEASE_DRAFT).where(RELEASE_DRAFT.KEY.eq(key)).fetchOne(DraftStore::draft);
    }

    private static StoredDraft next(DSLContext db, @Nullable StoredDraft before, StoredDraft draft) {
        long last = db.select(coalesce(max(RELEASE_REVISION.REVISION), val(0L)))
                .from(RELEASE_REVISION)
                .where(RELEASE_REVISION.KEY.eq(draft.key()))
                .fetchSingle()
                .value1();
        Set<String> authors = new LinkedHashSet<>(before == null ? draft.authors() : before.authors());
        authors.add(draft.by());
        return new StoredDraft(
                draft.key(),
                draft.files(),
                last + 1,
                before == null ? draft.base() : before.base(),
                List.copyOf(authors),
                draft.by(),
                draft.at(),
                before == null ? draft.note() : before.note());
    }

    private static void keep(DSLContext db, StoredDraft saved) {
        db.insertInto(
                        RELEASE_REVISION,
                        RELEASE_REVISION.KEY,
                        RELEASE_REVISION.REVISION,
                        RELEASE_REVISION.CONTENT,
                        RELEASE_REVISION.SAVED_BY,
                        RELEASE_REVISION.SAVED_AT)
                .values(saved.key(), saved.revision(), Files.write(saved.files()), saved.by(), Session.at(saved.at()))
                .execute();
        db.deleteFrom(RELEASE_REVISION)
                .where(RELEASE_REVISION.KEY.eq(saved.key()), RELEASE_REVISION.REVISION.le(saved.revision() - KEPT))
                .execute();
    }

    /** Gives a draft up; what it said stays among its revisions. {@code false} when it is at another revision. */
    public boolean discard(String key, long revision, String by, Instant now) {
        return session.change(db -> {
            boolean removed = remove(db, key, revision);
            if (removed) {
                EventChain.add(db, key, null, "DRAFT_DISCARDED", by, now, "revision " + revision);
            }
            return removed;
        });
    }

    static boolean remove(DSLContext db, String key, long revision) {
        return db.deleteFrom(RELEASE_DRAFT)
                        .where(RELEASE_DRAFT.KEY.eq(key), RELEASE_DRAFT.REVISION.eq(revision))
                        .execute()
                == 1;
    }

    /** What drafts of a release said, the latest first. */
    public List<StoredDraft.Revision> revisions(String key, int first) {
        return session.db()
                .selectFrom(RELEASE_REVISION)
                .where(RELEASE_REVISION.KEY.eq(key))
                .orderBy(RELEASE_REVISION.REVISION.desc())
                .limit(first)
                .fetch(row -> new StoredDraft.Revision(
                        row.getRevision(),
                        Files.read(row.getContent()),
                        row.getSavedBy(),
                        row.getSavedAt().toInstant()));
    }

    private static ReleaseDraftRecord row(StoredDraft draft) {
        ReleaseDraftRecord row = new ReleaseDraftRecord();
        row.setKey(draft.key());
        row.setContent(Files.write(draft.files()));
        row.setRevision(draft.revision());
        row.setBase(draft.base());
        row.setAuthors(draft.authors().toArray(String[]::new));
        row.setSavedBy(draft.by());
        row.setSavedAt(Session.at(draft.at()));
        row.setNote(draft.note());
        return row;
    }

    private static StoredDraft draft(ReleaseDraftRecord row) {
        return new StoredDraft(
                row.getKey(),
                Files.read(row.getContent()),
                row.getRevision(),
                row.getBase(),
                Arrays.asList(row.getAuthors()),
                row.getSavedBy(),
                row.getSavedAt().toInstant(),
                row.getNote());
    }
}
