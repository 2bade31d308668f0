package io.traider.journal.release;

import static io.traider.journal.jooq.Tables.DECISION;
import static io.traider.journal.jooq.Tables.RELEASE_SIMULATION;
import static io.traider.journal.jooq.Tables.RELEASE_SIMULATION_ALERT;
import static io.traider.journal.jooq.Tables.RELEASE_SIMULATION_ROW;
import static org.jooq.impl.DSL.val;

import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.journal.Json;
import io.traider.journal.jooq.tables.records.ReleaseSimulationRecord;
import io.traider.journal.release.StoredSimulation.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Simulations of drafts and what came of them. Blocking; for any thread. */
public final class SimulationStore {

    /** How many are kept of each release. */
    public static final int KEPT = 50;

    private static final List<String> OPEN = List.of(State.QUEUED.name(), State.RUNNING.name());

    private final Session session;

    SimulationStore(Session session) {
        this.session = session;
    }

    /**
     * Puts one behind those that wait, and forgets the oldest that no version refers to.
     *
     * @param replay whether it is replayed even when the rules would have said the same
     */
    public StoredSimulation add(
            String key,
            SortedMap<String, String> files,
            Instant from,
            Instant to,
            boolean replay,
            String by,
            Instant now) {
        return session.change(db -> {
            ReleaseSimulationRecord row = new ReleaseSimulationRecord();
            row.setKey(key);
            row.setContent(Files.write(files));
            row.setContentHash(ContentHash.of(files));
            row.setFromAt(Session.at(from));
            row.setToAt(Session.at(to));
            row.setReplay(replay);
            row.setState(State.QUEUED.name());
            row.setRequestedBy(by);
            row.setRequestedAt(Session.at(now));
            StoredSimulation made =
                    db.insertInto(RELEASE_SIMULATION).set(row).returning().fetchSingle(SimulationStore::simulation);
            EventChain.add(db, key, null, "SIMULATED", by, now, "from " + from + " to " + to);
            db.execute("""
                delete from release_simulation where key = {0} and ended_at is not null and id not in (
                    select id from release_simulation where key = {0} order by id desc limit {1})
                    and id not in (select simulation from release_version where simulation is not null)\
                """, val(key), val(KEPT));
            return made;
        });
    }

    /** One that waits begins; {@code false} when it does not wait. */
    public boolean begin(long id, Instant now) {
        return session.db()
                        .update(RELEASE_SIMULATION)
                        .set(RELEASE_SIMULATION.STATE, State.RUNNING.name())
                        .set(RELEASE_SIMULATION.STARTED_AT, Session.at(now))
                        .where(RELEASE_SIMULATION.ID.eq(id), RELEASE_SIMULATION.STATE.eq(State.QUEUED.name()))
                        .execute()
                == 1;
    }

    /** What is known of one that runs. */
    public void found(long id, String result) {
        session.db()
                .update(RELEASE_SIMULATION)
                .set(RELEASE_SIMULATION.RESULT, JSON.json(result))
                .where(RELEASE_SIMULATION.ID.eq(id), RELEASE_SIMULATION.STATE.eq(State.RUNNING.name()))
                .execute();
    }

    /**
     * One that waits or runs ends; {@code false} when it had ended, or is not there.
     *
     * @param result {@code null} to leave what was known
     */
    public boolean end(long id, State as, long done, long total, String message, @Nullable String result, Instant now) {
        return session.db()
                        .update(RELEASE_SIMULATION)
                        .set(RELEASE_SIMULATION.STATE, as.name())
                        .set(RELEASE_SIMULATION.DONE, done)
                        .set(RELEASE_SIMULATION.TOTAL, total)
                        .set(RELEASE_SIMULATION.MESSAGE, message.replace('\0', '\uFFFD'))
                        .set(
                                RELEASE_SIMULATION.RESULT,
                                result == null ? RELEASE_SIMULATION.RESULT : val(JSON.json(result)))
                        .set(RELEASE_SIMULATION.ENDED_AT, Session.at(now))
                        .where(RELEASE_SIMULATION.ID.eq(id), RELEASE_SIMULATION.STATE.in(OPEN))
                        .execute()
                == 1;
    }

    /** Of a process that is no more: what ran then is interrupted. */
    public int interrupt(String message, Instant now) {
        return session.db()
                .update(RELEASE_SIMULATION)
                .set(RELEASE_SIMULATION.STATE, State.INTERRUPTED.name())
                .set(RELEASE_SIMULATION.MESSAGE, message)
                .set(RELEASE_SIMULATION.ENDED_AT, Session.at(now))
                .where(RELEASE_SIMULATION.STATE.eq(State.RUNNING.name()))
                .execute();
    }

    /** Those that wait, the first first. */
    public List<StoredSimulation> waiting() {
        return session.db()
                .selectFrom(RELEASE_SIMULATION)
                .where(RELEASE_SIMULATION.STATE.eq(State.QUEUED.name()))
                .orderBy(RELEASE_SIMULATION.ID)
                .fetch(SimulationStore::simulation);
    }

    public Optional<StoredSimulation> find(long id) {
        return session.db()
                .selectFrom(RELEASE_SIMULATION)
                .where(RELEASE_SIMULATION.ID.eq(id))
                .fetchOptional(SimulationStore::simulation);
    }

    /** The latest first. */
    public List<StoredSimulation> list(String key, int first) {
        return session.db()
                .selectFrom(RELEASE_SIMULATION)
                .where(RELEASE_SIMULATION.KEY.eq(key))
                .orderBy(RELEASE_SIMULATION.ID.desc())
                .limit(first)
                .fetch(SimulationStore::simulation);
    }

    /** The latest finished one of this very text. */
    public Optional<StoredSimulation> latest(String key, String contentHash) {
        return session.db()
                .selectFrom(RELEASE_SIMULATION)
                .where(
                        RELEASE_SIMULATION.KEY.eq(key),
                        RELEASE_SIMULATION.CONTENT_HASH.eq(contentHash),
                        RELEASE_SIMULATION.STATE.eq(State.DONE.name()))
                .orderBy(RELEASE_SIMULATION.ID.desc())
                .limit(1)
                .fetchOptional(SimulationStore::simulation);
    }

    /** Keeps decisions that differ. */
    public void keep(long id, List<SimulationRow> rows) {
        session.change(db -> db.batch(rows.stream()
                        .map(row -> db.insertInto(
                                        RELEASE_SIMULATION_ROW,
                                        RELEASE_SIMULATION_ROW.SIMULATION,
                                        RELEASE_SIMULATION_ROW.ORDINAL,
                                        RELEASE_SIMULATION_ROW.PASS,
                                        RELEASE_SIMULATION_ROW.KIND,
                                        RELEASE_SIMULATION_ROW.SEQUENCE,
                                        RELEASE_SIMULATION_ROW.WAS,
                                        RELEASE_SIMULATION_ROW.WOULD)
                                .values(
                                        id,
                                        row.ordinal(),
                                        row.pass().name(),
                                        row.kind().name(),
                                        row.sequence(),
                                        json(row.was()),
                                        json(row.would())))
                        .toList())
                .execute());
    }

    private static @Nullable JSON json(@Nullable Decision decision) {
        return decision == null ? null : JSON.json(Json.write(decision));
    }

    /**
     * Decisions that differ, in their order.
     *
     * @param pass that found them; {@code null} for both
     * @param skip how many to leave out at the beginning
     */
    public List<SimulationRow> rows(long id, SimulationRow.@Nullable Pass pass, int skip, int first) {
        List<SimulationRow> rows = session.db()
                .selectFrom(RELEASE_SIMULATION_ROW)
                .where(
                        RELEASE_SIMULATION_ROW.SIMULATION.eq(id),
                        pass == null ? DSL.noCondition() : RELEASE_SIMULATION_ROW.PASS.eq(pass.name()))
                .orderBy(RELEASE_SIMULATION_ROW.ORDINAL)
                .offset(skip)
                .limit(first)
                .fetch(row -> new SimulationRow(
                        row.getOrdinal(),
                        SimulationRow.Pass.valueOf(row.getPass()),
                        SimulationRow.Kind.valueOf(row.getKind()),
                        row.getSequence(),
                        -1,
                        decision(row.getWas()),
                        decision(row.getWould())));
        return placed(rows);
    }

    /** Keeps alerts that one side alone has. */
    public void keepAlerts(long id, List<SimulationAlertRow> rows) {
        session.change(db -> db.batch(rows.stream()
                        .map(row -> db.insertInto(
                                        RELEASE_SIMULATION_ALERT,
                                        RELEASE_SIMULATION_ALERT.SIMULATION,
                                        RELEASE_SIMULATION_ALERT.ORDINAL,
                                        RELEASE_SIMULATION_ALERT.GAINED,
                                        RELEASE_SIMULATION_ALERT.SEQUENCE,
                                        RELEASE_SIMULATION_ALERT.ALERT,
                                        RELEASE_SIMULATION_ALERT.OTHER)
                                .values(
                                        id,
                                        row.ordinal(),
                                        row.gained(),
                                        row.sequence(),
                                        JSON.json(Json.write(row.alert())),
                                        row.other()))
                        .toList())
                .execute());
    }

    /** Alerts that one side alone has, in the order of the log. */
    public List<SimulationAlertRow> alerts(long id, int skip, int first) {
        return session.db()
                .selectFrom(RELEASE_SIMULATION_ALERT)
                .where(RELEASE_SIMULATION_ALERT.SIMULATION.eq(id))
                .orderBy(RELEASE_SIMULATION_ALERT.SEQUENCE, RELEASE_SIMULATION_ALERT.ORDINAL)
                .offset(skip)
                .limit(first)
                .fetch(row -> new SimulationAlertRow(
                        row.getOrdinal(),
                        row.getGained(),
                        row.getSequence(),
                        Json.read(row.getAlert().data(), Alert.class),
                        row.getOther()));
    }

    /** Of what a recorded decision is told by, since one input may cause several. */
    private record Recorded(long sequence, String strategy, InstrumentId instrument) {}

    private List<SimulationRow> placed(List<SimulationRow> rows) {
        Map<Recorded, Integer> places = new HashMap<>();
        session.db()
                .select(DECISION.SEQUENCE, DECISION.STRATEGY, DECISION.VENUE, DECISION.SYMBOL, DECISION.ORDINAL)
                .from(DECISION)
                .where(DECISION.SEQUENCE.in(
                        rows.stream().map(SimulationRow::sequence).distinct().toList()))
                .orderBy(DECISION.SEQUENCE, DECISION.ORDINAL)
                .forEach(row -> places.putIfAbsent(
                        new Recorded(
                                row.value1(),
                                row.value2(),
                                new InstrumentId(Venue.valueOf(row.value3()), row.value4())),
                        row.value5()));
        return rows.stream().map(row -> row.at(place(row, places))).toList();
    }

    private static int place(SimulationRow row, Map<Recorded, Integer> places) {
        Decision was = row.was();
        return was == null
                ? -1
                : places.getOrDefault(
                        new Recorded(
                                row.sequence(),
                                was.signal().strategy(),
                                was.signal().instrument()),
                        -1);
    }

    private static @Nullable Decision decision(@Nullable JSON column) {
        return column == null ? null : Json.read(column.data(), Decision.class);
    }

    private static StoredSimulation simulation(ReleaseSimulationRecord row) {
        JSON result = row.getResult();
        return new StoredSimulation(
                row.getId(),
                row.getKey(),
                Files.read(row.getContent()),
                row.getContentHash(),
                row.getFromAt().toInstant(),
                row.getToAt().toInstant(),
                row.getReplay(),
                State.valueOf(row.getState()),
                row.getRequestedBy(),
                row.getRequestedAt().toInstant(),
                Session.instant(row.getStartedAt()),
                Session.instant(row.getEndedAt()),
                row.getDone(),
                row.getTotal(),
                row.getMessage(),
                result == null ? null : result.data());
    }
}
