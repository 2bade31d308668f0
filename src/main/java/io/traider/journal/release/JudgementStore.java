package io.traider.journal.release;

import static io.traider.journal.jooq.Tables.JUDGEMENT;

import io.traider.journal.jooq.tables.records.JudgementRecord;
import io.traider.journal.release.StoredJudgement.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Judgements of models. Blocking; for any thread. */
public final class JudgementStore {

    private static final List<String> OPEN = List.of(State.QUEUED.name(), State.RUNNING.name());

    private final Session session;

    JudgementStore(Session session) {
        this.session = session;
    }

    /** Puts one behind those that wait. */
    public StoredJudgement add(String model, int version, String strategy, String by, Instant now) {
        JudgementRecord row = new JudgementRecord();
        row.setModel(model);
        row.setVersion(version);
        row.setStrategy(strategy);
        row.setState(State.QUEUED.name());
        row.setRequestedBy(by);
        row.setRequestedAt(Session.at(now));
        return session.change(
                db -> db.insertInto(JUDGEMENT).set(row).returning().fetchSingle(JudgementStore::judgement));
    }

    /** One that waits begins; {@code false} when it does not wait. */
    public boolean begin(long id, Instant now) {
        return session.db()
                        .update(JUDGEMENT)
                        .set(JUDGEMENT.STATE, State.RUNNING.name())
                        .set(JUDGEMENT.STARTED_AT, Session.at(now))
                        .where(JUDGEMENT.ID.eq(id), JUDGEMENT.STATE.eq(State.QUEUED.name()))
                        .execute()
                == 1;
    }

    /** One that runs came to its end. */
    public void done(long id, String sourceHash, String result, String page, Instant now) {
        session.db()
                .update(JUDGEMENT)
                .set(JUDGEMENT.STATE, State.DONE.name())
                .set(JUDGEMENT.SOURCE_HASH, sourceHash)
                .set(JUDGEMENT.RESULT, JSON.json(result))
                .set(JUDGEMENT.PAGE, page)
                .set(JUDGEMENT.ENDED_AT, Session.at(now))
                .where(JUDGEMENT.ID.eq(id), JUDGEMENT.STATE.eq(State.RUNNING.name()))
                .execute();
    }

    /** One that waits or runs ends without a result; {@code false} when it had ended, or is not there. */
    public boolean end(long id, State as, String message, Instant now) {
        return session.db()
                        .update(JUDGEMENT)
                        .set(JUDGEMENT.STATE, as.name())
                        .set(JUDGEMENT.MESSAGE, message.replace('\0', '\uFFFD'))
                        .set(JUDGEMENT.ENDED_AT, Session.at(now))
                        .where(JUDGEMENT.ID.eq(id), JUDGEMENT.STATE.in(OPEN))
                        .execute()
                == 1;
    }

    /** Of a process that is no more: what ran then is interrupted. */
    public int interrupt(String message, Instant now) {
        return session.db()
                .update(JUDGEMENT)
                .set(JUDGEMENT.STATE, State.INTERRUPTED.name())
                .set(JUDGEMENT.MESSAGE, message)
                .set(JUDGEMENT.ENDED_AT, Session.at(now))
                .where(JUDGEMENT.STATE.eq(State.RUNNING.name()))
                .execute();
    }

    /** Those that wait, the first first. */
    public List<StoredJudgement> waiting() {
        return session.db()
                .selectFrom(JUDGEMENT)
                .where(JUDGEMENT.STATE.eq(State.QUEUED.name()))
                .orderBy(JUDGEMENT.ID)
                .fetch(JudgementStore::judgement);
    }

    public Optional<StoredJudgement> find(long id) {
        return latest(JUDGEMENT.ID.eq(id));
    }

    /** Of all versions of a model, the latest first. */
    public List<StoredJudgement> list(String model, int first) {
        return session.db()
                .selectFrom(JUDGEMENT)
                .where(JUDGEMENT.MODEL.eq(model))
                .orderBy(JUDGEMENT.ID.desc())
                .limit(first)
                .fetch(JudgementStore::judgement);
    }

    /** The latest finished one of a version for a strategy. */
    public Optional<StoredJudgement> latest(String model, int version, String strategy) {
        return latest(JUDGEMENT
                .MODEL
                .eq(model)
                .and(JUDGEMENT.VERSION.eq(version))
                .and(JUDGEMENT.STRATEGY.eq(strategy))
                .and(JUDGEMENT.STATE.eq(State.DONE.name())));
    }

    /** The latest finished one of a score source for a strategy. */
    public Optional<StoredJudgement> ofSource(String strategy, String sourceHash) {
        return latest(JUDGEMENT
                .SOURCE_HASH
                .eq(sourceHash)
                .and(JUDGEMENT.STRATEGY.eq(strategy))
                .and(JUDGEMENT.STATE.eq(State.DONE.name())));
    }

    private Optional<StoredJudgement> latest(Condition which) {
        return session.db()
                .selectFrom(JUDGEMENT)
                .where(which)
                .orderBy(JUDGEMENT.ID.desc())
                .limit(1)
                .fetchOptional(JudgementStore::judgement);
    }

    /** The page of a finished one; empty where there is none. */
    public Optional<String> page(long id) {
        return session.db()
                .select(JUDGEMENT.PAGE)
                .from(JUDGEMENT)
                .where(JUDGEMENT.ID.eq(id), JUDGEMENT.PAGE.isNotNull())
                .fetchOptional(JUDGEMENT.PAGE);
    }

    /** How many versions of models were judged for its strategy, this one included; another name is no fresh start. */
    public int versions(StoredJudgement of) {
        return session.db()
                .select(DSL.countDistinct(JUDGEMENT.MODEL, JUDGEMENT.VERSION))
                .from(JUDGEMENT)
                .where(
                        JUDGEMENT.STRATEGY.eq(of.strategy()),
                        JUDGEMENT.STATE.eq(State.DONE.name()).or(JUDGEMENT.ID.eq(of.id())))
                .fetchSingle()
                .value1();
    }

    private static StoredJudgement judgement(JudgementRecord row) {
        @Nullable JSON result = row.getResult();
        return new StoredJudgement(
                row.getId(),
                row.getModel(),
                row.getVersion(),
                row.getStrategy(),
                row.getSourceHash(),
                State.valueOf(row.getState()),
                row.getRequestedBy(),
                row.getRequestedAt().toInstant(),
                Session.instant(row.getStartedAt()),
                Session.instant(row.getEndedAt()),
                row.getMessage(),
                result == null ? null : result.data());
    }
}
