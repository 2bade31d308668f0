package io.traider.journal.release;

import static io.traider.journal.jooq.Tables.PUBLISHER_KEY;
import static io.traider.journal.jooq.Tables.RELEASE_VERSION;
import static io.traider.journal.jooq.Tables.STRATEGY_PACKAGE;

import io.traider.journal.jooq.tables.records.PublisherKeyRecord;
import io.traider.journal.jooq.tables.records.StrategyPackageRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Packages of strategies and the keys that sign them. Blocking; for any thread. */
public final class PackageStore {

    private final Session session;

    PackageStore(Session session) {
        this.session = session;
    }

    /**
     * A key is trusted from now on.
     *
     * @throws Refused when it is already, or its name is another trusted key's
     */
    public StoredKey trust(byte[] key, String name, String by, Instant now) {
        PublisherKeyRecord row = new PublisherKeyRecord();
        row.setPublicKey(key);
        row.setName(name);
        row.setTrustedBy(by);
        row.setTrustedAt(Session.at(now));
        return session.change(
                db -> db.insertInto(PUBLISHER_KEY).set(row).returning().fetchSingle(PackageStore::key));
    }

    /**
     * A key is trusted no more; {@code false} when it is not trusted.
     *
     * @throws Refused while a package that it signed is installed
     */
    public boolean distrust(long id, String by, Instant now) {
        return session.change(db -> db.update(PUBLISHER_KEY)
                        .set(PUBLISHER_KEY.DISTRUSTED_BY, by)
                        .set(PUBLISHER_KEY.DISTRUSTED_AT, Session.at(now))
                        .where(PUBLISHER_KEY.ID.eq(id), PUBLISHER_KEY.DISTRUSTED_AT.isNull())
                        .execute()
                == 1);
    }

    /** SHA-256 of the file of every registered version of a model, hexadecimal, by number. */
    public SortedMap<Integer, String> models(String name) {
        return new TreeMap<>(session.db()
                .select(RELEASE_VERSION.NUMBER, RELEASE_VERSION.HASH)
                .from(RELEASE_VERSION)
                .where(RELEASE_VERSION.KEY.eq("onnx:" + name))
                .fetchMap(RELEASE_VERSION.NUMBER, RELEASE_VERSION.HASH));
    }

    /** Every key that was ever trusted, the latest first. */
    public List<StoredKey> keys() {
        return session.db()
                .selectFrom(PUBLISHER_KEY)
                .orderBy(PUBLISHER_KEY.ID.desc())
                .fetch(PackageStore::key);
    }

    /** The key while it is trusted. */
    public Optional<StoredKey> trusted(byte[] key) {
        return session.db()
                .selectFrom(PUBLISHER_KEY)
                .where(PUBLISHER_KEY.PUBLIC_KEY.eq(key), PUBLISHER_KEY.DISTRUSTED_AT.isNull())
                .fetchOptional(PackageStore::key);
    }

    /**
     * Keeps a package.
     *
     * @param hash SHA-256 of the file
     * @param key number of the trusted one that signed it
     * @param checks what was found of each model that it brings, a JSON object by name and version
     * @throws Refused when this file, or another of that name and version, is kept already, or the key is not trusted
     */
    public StoredPackage add(
            String name,
            int version,
            String summary,
            String hash,
            byte[] file,
            long key,
            String checks,
            String by,
            Instant now) {
        StrategyPackageRecord row = new StrategyPackageRecord();
        row.setName(name);
        row.setVersion(version);
        row.setSummary(summary);
        row.setHash(hash);
        row.setFile(file);
        row.setKey(key);
        row.setChecks(JSON.json(checks));
        row.setImportedBy(by);
        row.setImportedAt(Session.at(now));
        long id = session.change(db -> db.insertInto(STRATEGY_PACKAGE)
                .set(row)
                .returning(STRATEGY_PACKAGE.ID)
                .fetchSingle(STRATEGY_PACKAGE.ID));
        return find(id).orElseThrow();
    }

    /** Every package, by name, the latest version first. */
    public List<StoredPackage> list() {
        return select(DSL.noCondition());
    }

    public Optional<StoredPackage> find(long id) {
        return select(STRATEGY_PACKAGE.ID.eq(id)).stream().findFirst();
    }

    /** Those that the platform begins with, by name. */
    public List<StoredPackage> installed() {
        return select(STRATEGY_PACKAGE.INSTALLED_AT.isNotNull().and(STRATEGY_PACKAGE.REMOVED_AT.isNull()));
    }

    /** The file of a package; nothing when there is none. */
    public byte @Nullable [] file(long id) {
        return session.db()
                .select(STRATEGY_PACKAGE.FILE)
                .from(STRATEGY_PACKAGE)
                .where(STRATEGY_PACKAGE.ID.eq(id))
                .fetchOne(STRATEGY_PACKAGE.FILE);
    }

    /** What was found of each model that it brings, a JSON object by name and version; empty where that was not kept. */
    public Optional<String> checks(long id) {
        return session.db()
                .select(STRATEGY_PACKAGE.CHECKS)
                .from(STRATEGY_PACKAGE)
                .where(STRATEGY_PACKAGE.ID.eq(id), STRATEGY_PACKAGE.CHECKS.isNotNull())
                .fetchOptional(row -> row.value1().data());
    }

    /** The key that signed a package, whether or not it is still trusted. */
    public StoredKey keyOf(long id) {
        return session.db()
                .select(PUBLISHER_KEY.fields())
                .from(STRATEGY_PACKAGE)
                .join(PUBLISHER_KEY)
                .on(PUBLISHER_KEY.ID.eq(STRATEGY_PACKAGE.KEY))
                .where(STRATEGY_PACKAGE.ID.eq(id))
                .fetchSingle(found -> key(found.into(PUBLISHER_KEY)));
    }

    /**
     * The platform is to begin with it.
     *
     * @return {@code false} when it is installed, or not there
     * @throws Refused when another version of it is installed, its key is not trusted, or {@code by} trusted the key
     */
    public boolean install(long id, String by, Instant now) {
        return session.change(db -> db.update(STRATEGY_PACKAGE)
                        .set(STRATEGY_PACKAGE.INSTALLED_BY, by)
                        .set(STRATEGY_PACKAGE.INSTALLED_AT, Session.at(now))
                        .setNull(STRATEGY_PACKAGE.REMOVED_BY)
                        .setNull(STRATEGY_PACKAGE.REMOVED_AT)
                        .setNull(STRATEGY_PACKAGE.STARTED_AT)
                        .set(STRATEGY_PACKAGE.PROBLEM, "")
                        .where(
                                STRATEGY_PACKAGE.ID.eq(id),
                                STRATEGY_PACKAGE.INSTALLED_AT.isNull().or(STRATEGY_PACKAGE.REMOVED_AT.isNotNull()))
                        .execute()
                == 1);
    }

    /** The platform is to begin without it; {@code false} when it is not installed. */
    public boolean remove(long id, String by, Instant now) {
        return session.change(db -> db.update(STRATEGY_PACKAGE)
                        .set(STRATEGY_PACKAGE.REMOVED_BY, by)
                        .set(STRATEGY_PACKAGE.REMOVED_AT, Session.at(now))
                        .where(
                                STRATEGY_PACKAGE.ID.eq(id),
                                STRATEGY_PACKAGE.INSTALLED_AT.isNotNull(),
                                STRATEGY_PACKAGE.REMOVED_AT.isNull())
                        .execute()
                == 1);
    }

    /** Takes down what came of it at a start: nothing, or why it did not come in. */
    public void started(long id, String problem, Instant now) {
        session.db()
                .update(STRATEGY_PACKAGE)
                .set(STRATEGY_PACKAGE.PROBLEM, problem.replace('\0', '\uFFFD'))
                .set(
                        STRATEGY_PACKAGE.STARTED_AT,
                        problem.isEmpty()
                                ? DSL.coalesce(STRATEGY_PACKAGE.STARTED_AT, DSL.val(Session.at(now)))
                                : STRATEGY_PACKAGE.STARTED_AT)
                .where(STRATEGY_PACKAGE.ID.eq(id))
                .execute();
    }

    /** Keeps how it did on this platform's simulated market. */
    public void rerun(long id, String record) {
        session.db()
                .update(STRATEGY_PACKAGE)
                .set(STRATEGY_PACKAGE.RERUN, JSON.json(record))
                .where(STRATEGY_PACKAGE.ID.eq(id))
                .execute();
    }

    private List<StoredPackage> select(Condition which) {
        return session.db()
                .select(DSL.asterisk().except(STRATEGY_PACKAGE.FILE))
                .select(PUBLISHER_KEY.NAME.as("publisher"))
                .from(STRATEGY_PACKAGE)
                .join(PUBLISHER_KEY)
                .on(PUBLISHER_KEY.ID.eq(STRATEGY_PACKAGE.KEY))
                .where(which)
                .orderBy(STRATEGY_PACKAGE.NAME, STRATEGY_PACKAGE.VERSION.desc())
                .fetch(PackageStore::stored);
    }

    private static StoredPackage stored(Record found) {
        StrategyPackageRecord row = found.into(STRATEGY_PACKAGE);
        JSON rerun = row.getRerun();
        return new StoredPackage(
                row.getId(),
                row.getName(),
                row.getVersion(),
                row.getSummary(),
                row.getHash(),
                found.get("publisher", String.class),
                row.getImportedBy(),
                row.getImportedAt().toInstant(),
                rerun == null ? null : rerun.data(),
                row.getInstalledBy(),
                Session.instant(row.getInstalledAt()),
                Session.instant(row.getStartedAt()),
                row.getRemovedBy(),
                Session.instant(row.getRemovedAt()),
                row.getProblem());
    }

    private static StoredKey key(PublisherKeyRecord row) {
        return new StoredKey(
                row.getId(),
                row.getPublicKey(),
                row.getName(),
                row.getTrustedBy(),
                row.getTrustedAt().toInstant(),
                row.getDistrustedBy(),
                Session.instant(row.getDistrustedAt()));
    }
}
