package io.traider.release;

import io.traider.engine.EngineSetup;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.Kind;
import io.traider.journal.release.SimulationAlertRow;
import io.traider.journal.release.SimulationRow;
import io.traider.risk.LimitBook;
import io.traider.rule.PackSource;
import io.traider.rule.RulePack;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that people do with rule packs and limit sets. Who may do what is for the entrances to say; that nobody approves
 * what they wrote, and that nothing comes into force that nobody else approved, is for the database, and its refusals come
 * out here in words.
 *
 * <p>All methods ask the database and so may block, but for {@link #alerts()}; for any thread. What is refused throws
 * {@link ReleaseRefused} and changes nothing.
 */
public final class ReleaseDesk implements AutoCloseable {

    /** By whom a pack is rolled back that nobody rolled back. */
    public static final String GOVERNANCE = "governance";

    private final DraftDesk drafts;
    private final ReleaseView view;
    private final CheckDesk checks;
    private final ReviewDesk reviews;
    private final ShadowDesk shadows;
    private final PublicationDesk publications;
    private final SimulationDesk simulations;
    private final SimulationWhyNot simulated;
    private final WhyNotDesk whyNot;
    private final Watch watch;
    private final Listeners<ReleaseKey> listeners = new Listeners<>();

    private ReleaseDesk(DeskSetup setup) {
        drafts = new DraftDesk(setup.store(), setup.clock());
        view = new ReleaseView(setup.store(), drafts, new LiveUse(setup.session()), setup.clock());
        checks = new CheckDesk(setup);
        reviews = new ReviewDesk(setup.store(), drafts, view, checks, setup.clock());
        shadows = new ShadowDesk(setup, view, checks, this::changed);
        publications = new PublicationDesk(setup, view, checks, shadows, this::changed);
        simulations = new SimulationDesk(setup, checks);
        simulated = new SimulationWhyNot(setup, checks);
        whyNot = new WhyNotDesk(setup);
        watch = new Watch(setup, publications, checks);
    }

    /** Takes up what an earlier process left: shadows, simulations that wait, publications at a set time. */
    public static ReleaseDesk open(DeskSetup setup) {
        ReleaseDesk desk = new ReleaseDesk(setup);
        desk.shadows.resume();
        desk.simulations.open();
        desk.watch.open();
        return desk;
    }

    private void changed(ReleaseKey key) {
        watch.look();
        listeners.tell(key);
    }

    /** What was done is told once it is done. */
    private <T> T told(ReleaseKey key, T done) {
        changed(key);
        return done;
    }

    /** How what strategies' scores come from does. */
    public ModelHealthDesk models() {
        return watch.models();
    }

    /** Every rule pack and limit set, by kind and name. */
    public List<ReleaseSummary> list() {
        return view.list();
    }

    /** Everything about one; empty when there is none. */
    public Optional<ReleaseDetail> find(ReleaseKey key) {
        return view.find(key);
    }

    /** The draft, or the content of the version in force with revision 0 when nobody has begun one. */
    public Draft draft(ReleaseKey key) {
        return drafts.draft(key);
    }

    /** What drafts of it said after each save, the latest first; the latest 200 are kept. */
    public List<Revision> revisions(ReleaseKey key, int first) {
        return drafts.revisions(key, first);
    }

    /**
     * Saves what somebody types; whoever does is an author from then on. The same text again is no save.
     *
     * @param baseRevision the one that it was written upon, 0 where nobody has begun
     * @throws DraftConflict when the draft is at another revision
     */
    public Draft save(ReleaseKey key, Content content, long baseRevision, String by) {
        return told(key, drafts.save(key, content, baseRevision, by));
    }

    /**
     * Gives the draft up; what it said can still be read among its {@link #revisions}.
     *
     * @throws DraftConflict when it is at another revision
     */
    public void discard(ReleaseKey key, long baseRevision, String by) {
        drafts.discard(key, baseRevision, by);
        changed(key);
    }

    /** Has what checks and builds rules start, if it does not run, for somebody who is about to write. Returns at once. */
    public void prepare() {
        checks.prepare();
    }

    /**
     * What is wrong with a text, for an editor: the gate, the tables, the compiler, and how the scenarios are written; they
     * are not run. Nothing is kept. Of
     * several that one person asks for while one is checked, only the last is; the futures of the others are cancelled.
     *
     * @param by who types; people who type in one release at a time do not take each other's turn
     */
    public CompletableFuture<CheckReport> check(ReleaseKey key, Content content, String by) {
        return checks.soon(key, content, by);
    }

    /**
     * Checks the draft with its scenarios, and keeps what was found with this text.
     *
     * @throws ReleaseRefused when there is no draft
     */
    public CheckReport check(ReleaseKey key, String by) {
        return told(key, checks.check(drafts.begun(key), by));
    }

    /**
     * Puts a simulation of the draft behind those that wait; they run one by one beside the session, and give way to it. Rules
     * are asked again about what is recorded first; the time is replayed where that does not settle what comes of it.
     *
     * @param from first moment of recorded time
     * @param to first moment that is too late
     * @param replay whether to replay it in any case
     * @throws ReleaseRefused when there is no draft, it does not build, or nothing is recorded of that time
     */
    public Simulation simulate(ReleaseKey key, Instant from, Instant to, boolean replay, String by) {
        return simulations.simulate(drafts.begun(key), from, to, replay, by);
    }

    /** A simulation as it is now. */
    public Optional<Simulation> simulation(long id) {
        return simulations.find(id);
    }

    /** The latest first. */
    public List<Simulation> simulations(ReleaseKey key, int first) {
        return simulations.list(key, first);
    }

    /**
     * Decisions that differ, pass by pass in the order of the log, each with what is needed to explain both sides.
     *
     * @param pass that found them; {@code null} for both
     * @param skip how many to leave out at the beginning
     * @param first how many at most
     */
    public List<SimulationRow> simulationRows(long id, SimulationRow.@Nullable Pass pass, int skip, int first) {
        return simulations.rows(id, pass, skip, first);
    }

    /** Alerts that one side of a simulation alone has, in the order of the log. */
    public List<SimulationAlertRow> simulationAlerts(long id, int skip, int first) {
        return simulations.alerts(id, skip, first);
    }

    /**
     * Of the rules that fired on one side of a simulation alone, which conditions failed on the other. Rules that the other
     * side does not have are left out.
     *
     * @param draft whether to ask the draft about what fired with what was in force; the other way round otherwise
     */
    public List<WhyNotReport> simulationWhyNot(long id, SimulationRow row, boolean draft) {
        return simulated.of(id, row, draft);
    }

    /** Which conditions of the rule that raised an alert failed on the other side; empty when that has no such rule. */
    public Optional<WhyNotReport> simulationWhyNot(long id, SimulationAlertRow row) {
        return simulated.of(id, row);
    }

    /** Ends a simulation that waits or runs; {@code false} when it had ended, or is not there. */
    public boolean cancelSimulation(long id, String by) {
        return simulations.cancel(id, by);
    }

    /** Is told of every simulation that came, began, goes on (a few times a second) or ended, until it is closed. */
    public AutoCloseable listenSimulations(Consumer<Simulation> listener) {
        return simulations.listen(listener);
    }

    /**
     * Makes the draft a version that waits for a review, with what its check said and the latest simulation of this very text.
     * The draft is gone then. A text that was not checked yet is checked first.
     *
     * @param comment what changes and why, not blank
     * @throws ReleaseRefused when the check is not ok, or it says what is in force already
     */
    public Version submit(ReleaseKey key, String comment, String by) {
        return told(key, reviews.submit(key, comment, by));
    }

    /**
     * Approves a version or sends it back. One that is sent back becomes the draft again, with the comment as its note, unless
     * somebody has begun another meanwhile. An emergency is reviewed with this, too, while it is in force and afterwards.
     *
     * @param comment not blank when it is sent back
     * @throws ReleaseRefused when the reviewer wrote on it and approves, it is not in review, or is approved while its check
     *     is not ok
     */
    public Version review(ReleaseKey key, int version, boolean approve, String comment, String by) {
        return told(key, reviews.review(key, version, approve, comment, by));
    }

    /**
     * Puts an approved version into force.
     *
     * @param at when, {@code null} for at once; one that was set before is given up
     * @return in force when it was to be at once, and scheduled else
     * @throws ReleaseRefused when nobody may have it so, or the session does not take it
     */
    public Publication publish(ReleaseKey key, int version, @Nullable Instant at, String by) {
        return told(key, publications.publish(key, version, at, by));
    }

    /**
     * Makes the draft a version and puts it into force at once. It must build; its scenarios may fail. An alert is open until
     * somebody else reviewed it.
     *
     * @param reason why there is no time, not blank
     */
    public Publication publishEmergency(ReleaseKey key, String reason, String by) {
        return told(key, publications.emergency(reviews.emergency(key, reason, by), by));
    }

    /**
     * Puts a version back into force that once was, unless somebody reviewed it meanwhile and did not approve.
     *
     * @param reason not blank
     */
    public Publication rollback(ReleaseKey key, int version, String reason, String by) {
        return told(key, publications.rollback(key, version, Kind.ROLLBACK, reason, by));
    }

    /** A strategy came in, or did not. */
    void deployed(String strategy) {
        Deployments.keys(strategy).forEach(this::changed);
    }

    /** A rule pack of a text, built as all text of people is, and warm. */
    RulePack build(PackSource source) {
        return checks.build(source);
    }

    /** The limit set of a name that is in force. */
    LimitBook limits(String name) {
        return checks.limits(ReleaseKey.limits(name));
    }

    /** Puts a score source or a strategy into force, which nobody reviews as a text. */
    Publication put(ReleaseKey key, int version, Kind kind, String by) {
        return told(key, publications.put(key, version, kind, by));
    }

    /** Has a version run beside the one in force from now on, also after a restart, in the place of another that does. */
    public void shadow(ReleaseKey key, int version, String by) {
        shadows.begin(key, version, by);
    }

    /** Nothing runs beside it any more. */
    public void endShadow(ReleaseKey key, String by) {
        shadows.end(key, by);
    }

    /** Gives a scheduled publication up; {@code false} when it is past that. */
    public boolean cancelPublication(long id, String by) {
        return publications.cancel(id, by);
    }

    /**
     * Which conditions of a rule failed for a decision, by the pack as it was in force then.
     *
     * @param sequence of the decision's input
     * @param ordinal of the decision among those of that input
     * @param pack its name
     * @throws ReleaseRefused when the decision is not there, was not made by that pack, or keeps no facts
     */
    public WhyNotReport whyNot(long sequence, int ordinal, String pack, String rule) {
        return whyNot.ask(sequence, ordinal, pack, rule);
    }

    /** What people must look at, the first first; at most some seconds old. Never blocks. */
    public List<ReleaseAlert> alerts() {
        return watch.alerts();
    }

    /**
     * Somebody looked at the alerts of a kind.
     *
     * @throws ReleaseRefused for emergencies, which only a review ends
     */
    public void settle(ReleaseKey key, ReleaseAlert.Kind kind, String by) {
        publications.settle(key, kind, by);
    }

    /** Is told when something about a release changed, until it is closed. */
    public AutoCloseable listen(Consumer<ReleaseKey> listener) {
        return listeners.add(listener);
    }

    /**
     * A setup with what is in force in the place of what is shipped, for runs over the past. See {@link ReleaseStart#apply}.
     *
     * @param feed whose temper its strategies have
     */
    public EngineSetup inForce(EngineSetup shipped, String feed) {
        return checks.inForce(shipped, feed);
    }

    @Override
    public void close() {
        watch.close();
        simulations.close();
    }
}
