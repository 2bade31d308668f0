package io.traider.journal.release;

import static io.traider.journal.jooq.Tables.RELEASE;
import static io.traider.journal.jooq.Tables.RELEASE_CHECK;
import static io.traider.journal.jooq.Tables.RELEASE_REVIEW;
import static io.traider.journal.jooq.Tables.RELEASE_VERSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import io.traider.journal.jooq.tables.records.ReleaseReviewRecord;
import io.traider.journal.jooq.tables.records.ReleaseVersionRecord;
import io.traider.journal.release.StoredVersion.Origin;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;

/**
 * Releases and their versions, checks and reviews. Every change is written with the event that tells of it. Blocking; for
 * any thread.
 */
public final class ReleaseStore {

    private static final String MODELS = "onnx:%";

    private final Session session;
    private final DraftStore drafts;
    private final PublicationStore publications;
    private final SimulationStore simulations;
    private final UseStore use;
    private final JudgementStore judgements;
    private final PackageStore packages;

    /** @param source of a migrated database */
    public ReleaseStore(DataSource source) {
        session = new Session(source);
        drafts = new DraftStore(session);
        publications = new PublicationStore(session);
        simulations = new SimulationStore(session);
        use = new UseStore(session);
        judgements = new JudgementStore(session);
        packages = new PackageStore(session);
    }

    /** The texts in work. */
    public DraftStore drafts() {
        return drafts;
    }

    /** What came and comes into force, and what runs beside it. */
    public PublicationStore publications() {
        return publications;
    }

    public SimulationStore simulations() {
        return simulations;
    }

    /** How good models are. */
    public JudgementStore judgements() {
        return judgements;
    }

    /** Strategies that others give away. */
    public PackageStore packages() {
        return packages;
    }

    /** How often packs were asked and rules fired. */
    public UseStore use() {
        return use;
    }

    /**
     * Makes a release known, unless it is.
     *
     * @param pack kind of a rule pack, {@code null} of everything else
     */
    public void add(String key, @Nullable String pack) {
        session.change(db -> db.insertInto(RELEASE, RELEASE.KEY, RELEASE.PACK)
                .values(key, pack)
                .onConflictDoNothing()
                .execute());
    }

    /** The kind of each rule pack by key; of what else may be in force it is empty. */
    public SortedMap<String, String> keys() {
        SortedMap<String, String> all = new TreeMap<>();
        session.db()
                .selectFrom(RELEASE)
                .where(RELEASE.KEY.notLike(MODELS))
                .forEach(row -> all.put(row.getKey(), row.getPack() == null ? "" : row.getPack()));
        return all;
    }

    /** The keys of models, which are in force as parts of score sources only. */
    public List<String> models() {
        return session.db()
                .select(RELEASE.KEY)
                .from(RELEASE)
                .where(RELEASE.KEY.like(MODELS))
                .orderBy(RELEASE.KEY)
                .fetch(Record1::value1);
    }

    /**
     * Adds a version that did not come from a draft.
     *
     * @return it with its number
     */
    public StoredVersion add(StoredVersion version) {
        return session.change(db -> insert(db, version));
    }

    /**
     * Adds a version whose number is given.
     *
     * @throws Refused when it does not follow the last one
     */
    public StoredVersion add(StoredVersion version, int number) {
        return session.change(db -> insert(db, version, number));
    }

    /**
     * Makes the draft a version, if it is still as it was checked; the draft is gone then.
     *
     * @return the version with its number; empty when the draft is at another revision
     */
    public Optional<StoredVersion> submit(StoredVersion version, long revision) {
        return session.change(db ->
                DraftStore.remove(db, version.key(), revision) ? Optional.of(insert(db, version)) : Optional.empty());
    }

    /** Those who add a version of one release wait for each other. */
    private static StoredVersion insert(DSLContext db, StoredVersion version) {
        db.execute("select 1 from release where key = {0} for update", val(version.key()));
        int number = db.select(coalesce(max(RELEASE_VERSION.NUMBER), val(0)).plus(1))
                .from(RELEASE_VERSION)
                .where(RELEASE_VERSION.KEY.eq(version.key()))
                .fetchSingle()
                .value1();
        return insert(db, version, number);
    }

    private static StoredVersion insert(DSLContext db, StoredVersion version, int number) {
        ReleaseVersionRecord row = new ReleaseVersionRecord();
        row.setKey(version.key());
        row.setNumber(number);
        row.setHash(version.hash());
        row.setContent(Files.write(version.files()));
        row.setContentHash(version.contentHash());
        row.setAuthors(version.authors().toArray(String[]::new));
        row.setOrigin(version.origin().name());
        row.setComment(version.comment());
        row.setMadeBy(version.by());
        row.setMadeAt(Session.at(version.at()));
        row.setReport(JSON.jsonOrNull(version.report()));
        row.setSimulation(version.simulation());
        db.executeInsert(row);
        EventChain.add(db, version.key(), number, version.origin().name(), version.by(), version.at(), detail(version));
        return version(row);
    }

    private static String detail(StoredVersion version) {
        return "content " + version.contentHash() + (version.comment().isEmpty() ? "" : ": " + version.comment());
    }

    /** The latest first. */
    public List<StoredVersion> versions(String key) {
        return session.db()
                .selectFrom(RELEASE_VERSION)
                .where(RELEASE_VERSION.KEY.eq(key))
                .orderBy(RELEASE_VERSION.NUMBER.desc())
                .fetch(ReleaseStore::version);
    }

    /** Of every version of a release, without the texts; the latest first. */
    public List<VersionHead> heads(String key) {
        return session.db()
                .select(RELEASE_VERSION.NUMBER, RELEASE_VERSION.HASH, RELEASE_VERSION.ORIGIN)
                .from(RELEASE_VERSION)
                .where(RELEASE_VERSION.KEY.eq(key))
                .orderBy(RELEASE_VERSION.NUMBER.desc())
                .fetch(row -> new VersionHead(row.value1(), row.value2(), Origin.valueOf(row.value3())));
    }

    public Optional<StoredVersion> version(String key, int number) {
        return session.db()
                .selectFrom(RELEASE_VERSION)
                .where(RELEASE_VERSION.KEY.eq(key), RELEASE_VERSION.NUMBER.eq(number))
                .fetchOptional(ReleaseStore::version);
    }

    /** The latest version with a hash. */
    public Optional<StoredVersion> version(String key, String hash) {
        return session.db()
                .selectFrom(RELEASE_VERSION)
                .where(RELEASE_VERSION.KEY.eq(key), RELEASE_VERSION.HASH.eq(hash))
                .orderBy(RELEASE_VERSION.NUMBER.desc())
                .limit(1)
                .fetchOptional(ReleaseStore::version);
    }

    private static StoredVersion version(ReleaseVersionRecord row) {
        JSON report = row.getReport();
        return new StoredVersion(
                row.getKey(),
                row.getNumber(),
                row.getHash(),
                Files.read(row.getContent()),
                Arrays.asList(row.getAuthors()),
                Origin.valueOf(row.getOrigin()),
                row.getComment(),
                row.getMadeBy(),
                row.getMadeAt().toInstant(),
                report == null ? null : report.data(),
                row.getSimulation());
    }

    /**
     * Takes down what a reviewer says.
     *
     * @throws Refused when an author approves
     */
    public void review(Review review) {
        session.change(db -> {
            db.insertInto(
                            RELEASE_REVIEW,
                            RELEASE_REVIEW.KEY,
                            RELEASE_REVIEW.NUMBER,
                            RELEASE_REVIEW.APPROVED,
                            RELEASE_REVIEW.COMMENT,
                            RELEASE_REVIEW.REVIEWED_BY,
                            RELEASE_REVIEW.REVIEWED_AT)
                    .values(
                            review.key(),
                            review.version(),
                            review.approved(),
                            review.comment(),
                            review.by(),
                            Session.at(review.at()))
                    .execute();
            String what = review.approved() ? "APPROVED" : "SENT_BACK";
            EventChain.add(db, review.key(), review.version(), what, review.by(), review.at(), review.comment());
            return review;
        });
    }

    /** Of all versions, the first first. */
    public List<Review> reviews(String key) {
        return session.db()
                .selectFrom(RELEASE_REVIEW)
                .where(RELEASE_REVIEW.KEY.eq(key))
                .orderBy(RELEASE_REVIEW.ID)
                .fetch(ReleaseStore::review);
    }

    private static Review review(ReleaseReviewRecord row) {
        return new Review(
                row.getKey(),
                row.getNumber(),
                row.getApproved(),
                row.getComment(),
                row.getReviewedBy(),
                row.getReviewedAt().toInstant());
    }

    /**
     * Keeps what a check said.
     *
     * @param contentHash of all files
     * @param report JSON
     */
    public void checked(String key, String contentHash, boolean ok, String report, String by, Instant now) {
        session.change(db -> {
            db.insertInto(
                            RELEASE_CHECK,
                            RELEASE_CHECK.KEY,
                            RELEASE_CHECK.CONTENT_HASH,
                            RELEASE_CHECK.OK,
                            RELEASE_CHECK.REPORT,
                            RELEASE_CHECK.CHECKED_BY,
                            RELEASE_CHECK.CHECKED_AT)
                    .values(key, contentHash, ok, JSON.json(report), by, Session.at(now))
                    .execute();
            EventChain.add(db, key, null, "CHECKED", by, now, (ok ? "passed" : "failed") + ", content " + contentHash);
            return key;
        });
    }

    /** What the last check of this very text said, JSON. */
    public Optional<String> check(String key, String contentHash) {
        return session.db()
                .select(RELEASE_CHECK.REPORT)
                .from(RELEASE_CHECK)
                .where(RELEASE_CHECK.KEY.eq(key), RELEASE_CHECK.CONTENT_HASH.eq(contentHash))
                .orderBy(RELEASE_CHECK.ID.desc())
                .limit(1)
                .fetchOptional(row -> row.value1().data());
    }

    /** What was done with a release, the latest first. */
    public List<ReleaseEvent> events(String key, int first) {
        return EventChain.latest(session.db(), key, first);
    }
}
