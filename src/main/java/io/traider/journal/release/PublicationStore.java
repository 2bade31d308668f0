package io.traider.journal.release;

import static io.traider.journal.jooq.Routines.releaseScoreApproved;
import static io.traider.journal.jooq.Tables.RELEASE_ALERT;
import static io.traider.journal.jooq.Tables.RELEASE_PUBLICATION;
import static io.traider.journal.jooq.Tables.RELEASE_REVIEW;
import static io.traider.journal.jooq.Tables.RELEASE_SHADOW;
import static io.traider.journal.jooq.Tables.RELEASE_VERSION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.traider.journal.jooq.tables.records.ReleaseAlertRecord;
import io.traider.journal.jooq.tables.records.ReleasePublicationRecord;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.Publication.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * What came and comes into force, what runs beside it, and what people must look at. Blocking; for any thread.
 *
 * <p>A publication first stands here as intended, then the session is told, then its sequence number is noted: so a start
 * after a crash in between knows what is wanted.
 */
public final class PublicationStore {

    private final Session session;

    PublicationStore(Session session) {
        this.session = session;
    }

    /**
     * Takes down that a version is to come into force; one that was scheduled or intended before is given up.
     *
     * @param due when, {@code null} for at once
     * @throws Refused when nobody may have it so
     */
    public Publication intend(
            String key, int version, Kind kind, @Nullable Instant due, String reason, String by, Instant now) {
        return session.change(db -> {
            if (due == null) {
                endAll(db, key, State.INTENDED, State.FAILED, "another was published before it was in force", now);
            } else {
                endAll(db, key, State.SCHEDULED, State.CANCELLED, "another was scheduled by " + by, now);
            }
            ReleasePublicationRecord row = new ReleasePublicationRecord();
            row.setKey(key);
            row.setNumber(version);
            row.setKind(kind.name());
            row.setState((due == null ? State.INTENDED : State.SCHEDULED).name());
            row.setRequestedBy(by);
            row.setRequestedAt(Session.at(now));
            row.setDueAt(due == null ? null : Session.at(due));
            row.setReason(reason);
            Publication made =
                    db.insertInto(RELEASE_PUBLICATION).set(row).returning().fetchSingle(PublicationStore::publication);
            String what = due == null ? "PUBLISHING" : "SCHEDULED";
            String when = due == null ? "" : "for " + due + " ";
            EventChain.add(db, key, version, what, by, now, (when + kind + " " + reason).strip());
            return made;
        });
    }

    /** Whether each model of a score source is shipped, or was approved by somebody who did not submit it. */
    public boolean scoreApproved(String key, int version) {
        return Boolean.TRUE.equals(session.db()
                .select(releaseScoreApproved(key, version))
                .fetchSingle()
                .value1());
    }

    private static void endAll(DSLContext db, String key, State of, State as, String message, Instant now) {
        db.update(RELEASE_PUBLICATION)
                .set(RELEASE_PUBLICATION.STATE, as.name())
                .set(RELEASE_PUBLICATION.ENDED_AT, Session.at(now))
                .set(RELEASE_PUBLICATION.MESSAGE, message)
                .where(RELEASE_PUBLICATION.KEY.eq(key), RELEASE_PUBLICATION.STATE.eq(of.name()))
                .execute();
    }

    /** The time of a scheduled one has come; {@code false} when it is not scheduled any more. */
    public boolean begin(long id) {
        return session.change(db -> db.update(RELEASE_PUBLICATION)
                        .set(RELEASE_PUBLICATION.STATE, State.INTENDED.name())
                        .where(RELEASE_PUBLICATION.ID.eq(id), RELEASE_PUBLICATION.STATE.eq(State.SCHEDULED.name()))
                        .execute()
                == 1);
    }

    /**
     * An intended one is in force; the one before it no longer is.
     *
     * @param sequence of the input with which it came into force
     */
    public Publication inForce(Publication publication, long sequence, Instant now) {
        return session.change(db -> {
            db.update(RELEASE_PUBLICATION)
                    .set(RELEASE_PUBLICATION.STATE, State.RETIRED.name())
                    .set(RELEASE_PUBLICATION.ENDED_AT, Session.at(now))
                    .where(
                            RELEASE_PUBLICATION.KEY.eq(publication.key()),
                            RELEASE_PUBLICATION.STATE.eq(State.IN_FORCE.name()))
                    .execute();
            db.update(RELEASE_PUBLICATION)
                    .set(RELEASE_PUBLICATION.STATE, State.IN_FORCE.name())
                    .set(RELEASE_PUBLICATION.IN_FORCE_AT, Session.at(now))
                    .set(RELEASE_PUBLICATION.SEQUENCE, sequence)
                    .where(RELEASE_PUBLICATION.ID.eq(publication.id()))
                    .execute();
            EventChain.add(
                    db,
                    publication.key(),
                    publication.version(),
                    "IN_FORCE",
                    publication.by(),
                    now,
                    "at input " + sequence);
            return one(db, RELEASE_PUBLICATION.ID.eq(publication.id())).orElseThrow();
        });
    }

    /** It does not come into force; {@code false} when it is past that. */
    public boolean end(Publication publication, State as, String message, String by, Instant now) {
        return session.change(db -> {
            boolean ended = db.update(RELEASE_PUBLICATION)
                            .set(RELEASE_PUBLICATION.STATE, as.name())
                            .set(RELEASE_PUBLICATION.ENDED_AT, Session.at(now))
                            .set(RELEASE_PUBLICATION.MESSAGE, message.replace('\0', '\uFFFD'))
                            .where(
                                    RELEASE_PUBLICATION.ID.eq(publication.id()),
                                    RELEASE_PUBLICATION.STATE.in(State.SCHEDULED.name(), State.INTENDED.name()))
                            .execute()
                    == 1;
            if (ended) {
                EventChain.add(db, publication.key(), publication.version(), as.name(), by, now, message);
            }
            return ended;
        });
    }

    public Optional<Publication> find(long id) {
        return one(session.db(), RELEASE_PUBLICATION.ID.eq(id));
    }

    /** The latest first. */
    public List<Publication> list(String key) {
        return session.db()
                .selectFrom(RELEASE_PUBLICATION)
                .where(RELEASE_PUBLICATION.KEY.eq(key))
                .orderBy(RELEASE_PUBLICATION.ID.desc())
                .fetch(PublicationStore::publication);
    }

    /** All in a state, the first first. */
    public List<Publication> all(State state) {
        return session.db()
                .selectFrom(RELEASE_PUBLICATION)
                .where(RELEASE_PUBLICATION.STATE.eq(state.name()))
                .orderBy(RELEASE_PUBLICATION.ID)
                .fetch(PublicationStore::publication);
    }

    private static Optional<Publication> one(DSLContext db, Condition which) {
        return db.selectFrom(RELEASE_PUBLICATION).where(which).fetchOptional(PublicationStore::publication);
    }

    private static Publication publication(ReleasePublicationRecord row) {
        return new Publication(
                row.getId(),
                row.getKey(),
                row.getNumber(),
                Kind.valueOf(row.getKind()),
                State.valueOf(row.getState()),
                row.getRequestedBy(),
                row.getRequestedAt().toInstant(),
                Session.instant(row.getDueAt()),
                row.getReason(),
                Session.instant(row.getInForceAt()),
                row.getSequence(),
                Session.instant(row.getEndedAt()),
                row.getMessage());
    }

    /** A version runs beside the one in force from now on, in the place of another that did. */
    public void shadow(String key, int version, String by, Instant now) {
        session.change(db -> {
            endShadow(db, key, by, now);
            db.insertInto(
                            RELEASE_SHADOW,
                            RELEASE_SHADOW.KEY,
                            RELEASE_SHADOW.NUMBER,
                            RELEASE_SHADOW.STARTED_BY,
                            RELEASE_SHADOW.STARTED_AT)
                    .values(key, version, by, Session.at(now))
                    .execute();
            EventChain.add(db, key, version, "SHADOW", by, now, "");
            return version;
        });
    }

    /** Nothing runs beside it any more; {@code false} when nothing did. */
    public boolean endShadow(String key, String by, Instant now) {
        return session.change(db -> {
            boolean ended = endShadow(db, key, by, now);
            if (ended) {
                EventChain.add(db, key, null, "SHADOW_ENDED", by, now, "");
            }
            return ended;
        });
    }

    private static boolean endShadow(DSLContext db, String key, String by, Instant now) {
        return db.update(RELEASE_SHADOW)
                        .set(RELEASE_SHADOW.ENDED_BY, by)
                        .set(RELEASE_SHADOW.ENDED_AT, Session.at(now))
                        .where(RELEASE_SHADOW.KEY.eq(key), RELEASE_SHADOW.ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** What runs beside what is in force now. */
    public List<StoredShadow> shadows() {
        return session.db()
                .selectFrom(RELEASE_SHADOW)
                .where(RELEASE_SHADOW.ENDED_AT.isNull())
                .orderBy(RELEASE_SHADOW.KEY)
                .fetch(row -> new StoredShadow(
                        row.getKey(),
                        row.getNumber(),
                        row.getStartedBy(),
                        row.getStartedAt().toInstant()));
    }

    /** Tells people to look; the same is told once while it is open. */
    public void alert(String key, StoredAlert.Kind kind, int version, String message, Instant now) {
        session.change(db -> {
            Condition same = open(key, kind).and(RELEASE_ALERT.NUMBER.eq(version));
            if (db.update(RELEASE_ALERT)
                            .set(RELEASE_ALERT.MESSAGE, message)
                            .where(same)
                            .execute()
                    == 0) {
                db.insertInto(
                                RELEASE_ALERT,
                                RELEASE_ALERT.KEY,
                                RELEASE_ALERT.KIND,
                                RELEASE_ALERT.NUMBER,
                                RELEASE_ALERT.MESSAGE,
                                RELEASE_ALERT.AT)
                        .values(key, kind.name(), version, message, Session.at(now))
                        .execute();
                EventChain.add(db, key, version, "ALERT_" + kind, "desk", now, message);
            }
            return kind;
        });
    }

    /** Somebody looked, or it is settled; how many there were. */
    public int endAlerts(String key, StoredAlert.Kind kind, String by, Instant now) {
        return session.change(db -> db.update(RELEASE_ALERT)
                .set(RELEASE_ALERT.ENDED_BY, by)
                .set(RELEASE_ALERT.ENDED_AT, Session.at(now))
                .where(open(key, kind))
                .execute());
    }

    /** Those about one version. */
    public int endAlerts(String key, StoredAlert.Kind kind, int version, String by, Instant now) {
        return session.change(db -> db.update(RELEASE_ALERT)
                .set(RELEASE_ALERT.ENDED_BY, by)
                .set(RELEASE_ALERT.ENDED_AT, Session.at(now))
                .where(open(key, kind).and(RELEASE_ALERT.NUMBER.eq(version)))
                .execute());
    }

    /**
     * Versions that were published in an emergency and that nobody has looked at since, and those that somebody did not
     * approve and that are in force all the same; by key and number.
     */
    public List<Emergency> emergencies() {
        Field<Long> last = field(select(max(RELEASE_REVIEW.ID))
                .from(RELEASE_REVIEW)
                .where(RELEASE_REVIEW.KEY.eq(RELEASE_VERSION.KEY), RELEASE_REVIEW.NUMBER.eq(RELEASE_VERSION.NUMBER)));
        Field<Boolean> inForce = field(is(RELEASE_PUBLICATION.STATE.in(State.IN_FORCE.name(), State.INTENDED.name())));
        return session.db()
                .select(
                        RELEASE_VERSION.KEY,
                        RELEASE_VERSION.NUMBER,
                        RELEASE_VERSION.MADE_BY,
                        RELEASE_VERSION.COMMENT,
                        inForce,
                        RELEASE_REVIEW.REVIEWED_BY,
                        RELEASE_REVIEW.COMMENT)
                .from(RELEASE_VERSION)
                .leftJoin(RELEASE_REVIEW)
                .on(RELEASE_REVIEW.ID.eq(last))
                .where(
                        RELEASE_VERSION.ORIGIN.eq(StoredVersion.Origin.EMERGENCY.name()),
                        RELEASE_REVIEW
                                .ID
                                .isNull()
                                .and(is(RELEASE_PUBLICATION
                                        .IN_FORCE_AT
                                        .isNotNull()
                                        .or(RELEASE_PUBLICATION.STATE.eq(State.INTENDED.name()))))
                                .or(RELEASE_REVIEW.APPROVED.isFalse().and(inForce)))
                .orderBy(RELEASE_VERSION.KEY, RELEASE_VERSION.NUMBER)
                .fetch(row -> new Emergency(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    /** Whether a version has a publication of which something holds. */
    private static Condition is(Condition what) {
        return exists(selectOne()
                .from(RELEASE_PUBLICATION)
                .where(
                        RELEASE_PUBLICATION.KEY.eq(RELEASE_VERSION.KEY),
                        RELEASE_PUBLICATION.NUMBER.eq(RELEASE_VERSION.NUMBER),
                        what));
    }

    private static Condition open(String key, StoredAlert.Kind kind) {
        return RELEASE_ALERT.KEY.eq(key).and(RELEASE_ALERT.KIND.eq(kind.name())).and(RELEASE_ALERT.ENDED_AT.isNull());
    }

    /** What nobody has looked at, the first first. */
    public List<StoredAlert> alerts() {
        return session.db()
                .selectFrom(RELEASE_ALERT)
                .where(RELEASE_ALERT.ENDED_AT.isNull())
                .orderBy(RELEASE_ALERT.ID)
                .fetch(PublicationStore::alert);
    }

    private static StoredAlert alert(ReleaseAlertRecord row) {
        return new StoredAlert(
                row.getId(),
                row.getKey(),
                StoredAlert.Kind.valueOf(row.getKind()),
                row.getNumber(),
                row.getMessage(),
                row.getAt().toInstant());
    }
}
