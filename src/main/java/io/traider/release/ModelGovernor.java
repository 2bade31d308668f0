package io.traider.release;

import io.traider.engine.ModelUse;
import io.traider.engine.ScoreSample;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.State;
import io.traider.journal.release.PublicationStore;
import io.traider.journal.release.ReleaseStore;
import io.traider.journal.release.StoredAlert;
import io.traider.judging.LiveFigures;
import io.traider.judging.LiveScores;
import io.traider.judging.References;
import io.traider.judging.TakerFees;
import io.traider.model.ModelCard;
import io.traider.model.ScoreSpec;
import io.traider.rule.RuleAnswer;
import io.traider.rule.fact.ModelHealth;
import io.traider.session.SessionState;
import io.traider.session.TradingSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches what strategies' scores come from by the rules of the governance pack, against what a judgement says is normal, or the
 * first hour in force where nobody judged. On a breach the version before comes back, within one look. For one thread.
 */
final class ModelGovernor {

    private static final Logger LOG = System.getLogger(ModelGovernor.class.getName());
    private static final Duration CALM = Duration.ofMinutes(10);

    private final TradingSession session;
    private final ReleaseStore store;
    private final PublicationStore publications;
    private final KeptModels models;
    private final References references;
    private final Governor governor;
    private final GovernanceRules rules;
    private final LiveScores.Times times;
    private final InstantSource clock;
    private final TakerFees fees = TakerFees.shipped();
    private final ScoreProfit profit = new ScoreProfit();
    private final ModelHealthDesk desk = new ModelHealthDesk();
    private final Map<String, ScoreWatch> watched = new TreeMap<>();
    private final Map<String, Instant> alerted = new TreeMap<>();

    ModelGovernor(DeskSetup setup, Governor governor, GovernanceRules rules) {
        this.session = setup.session();
        this.store = setup.store();
        this.publications = store.publications();
        this.models = new KeptModels(new ModelRegistry(store), setup.artefacts());
        this.references = new References(store.judgements());
        this.governor = governor;
        this.rules = rules;
        this.times = setup.times();
        this.clock = setup.clock();
    }

    ModelHealthDesk desk() {
        return desk;
    }

    /** Looks at every score source in force. */
    void watch() {
        List<ScoreSample> samples = session.takeScores();
        SessionState state = session.state();
        List<Looked> looked = new ArrayList<>();
        for (ModelUse use : state.models()) {
            ScoreWatch watch = watch(use, state);
            if (watch != null) {
                samples.stream()
                        .filter(sample -> sample.strategy().equals(use.strategy()))
                        .forEach(watch.live()::add);
                looked.add(look(use, watch, state));
            }
        }
        judge(looked, state);
    }

    private record Looked(ModelUse use, ScoreWatch watch, LiveFigures figures, ModelHealth fact) {}

    private Looked look(ModelUse use, ScoreWatch watch, SessionState state) {
        List<Publication> history =
                publications.list(ReleaseKey.score(use.strategy()).toString());
        boolean hasPrevious = Governor.previous(history, watch.inForce()) != null;
        LiveFigures figures = watch.figures();
        ModelHealth fact =
                watch.fact(use, figures, state, profit.of(use.strategy(), state), hasPrevious, clock.instant());
        return new Looked(use, watch, figures, fact);
    }

    /** The watch over the source in force; {@code null} while the database and the session say different things of it. */
    private @Nullable ScoreWatch watch(ModelUse use, SessionState state) {
        ScoreWatch known = watched.get(use.strategy());
        if (known != null && known.live().hash().equals(use.hash())) {
            return known.basis().holds(use.strategy(), state) ? known : again(known, use, state);
        }
        ReleaseKey key = ReleaseKey.score(use.strategy());
        Publication active = active(publications.list(key.toString()));
        if (active == null || !governor.counted(key, active, use.hash())) {
            watched.remove(use.strategy());
            return null;
        }
        LiveScores live = new LiveScores(
                use.hash(),
                cards(key, active),
                references.find(use.strategy(), use.hash()).orElse(null),
                fees,
                times);
        return begun(live, active, use, state);
    }

    private ScoreWatch begun(LiveScores live, Publication active, ModelUse use, SessionState state) {
        ScoreWatch fresh = new ScoreWatch(
                live,
                active,
                state.nanos(),
                profit.of(use.strategy(), state),
                ProfitBasis.of(use.strategy(), state, store));
        watched.put(use.strategy(), fresh);
        return fresh;
    }

    /** The strategy is set otherwise now: what it earned before is not held against what is expected of it. */
    private ScoreWatch again(ScoreWatch known, ModelUse use, SessionState state) {
        return begun(known.live(), known.inForce(), use, state);
    }

    private List<ModelCard> cards(ReleaseKey key, Publication active) {
        return store.version(key.toString(), active.version()).stream()
                .map(version -> ScoreSpec.parse(version.files().getOrDefault(Content.SCORE, "")))
                .flatMap(spec -> spec.members().stream())
                .map(member -> ModelCard.parse(models.card(member)))
                .toList();
    }

    private static @Nullable Publication active(List<Publication> history) {
        return history.stream()
                .filter(each -> each.state() == State.IN_FORCE)
                .findFirst()
                .orElse(null);
    }

    private void judge(List<Looked> looked, SessionState state) {
        List<RuleAnswer> answers = rules.ask(looked.stream().map(Looked::fact).toList());
        List<ScoreHealth> health = new ArrayList<>();
        for (int i = 0; i < looked.size(); i++) {
            health.add(health(looked.get(i), answers.get(i), state));
        }
        desk.tell(health);
        for (int i = 0; i < looked.size(); i++) {
            act(looked.get(i), answers.get(i));
        }
    }

    private static ScoreHealth health(Looked each, RuleAnswer answer, SessionState state) {
        Instant since = each.watch().inForce().inForceAt();
        return new ScoreHealth(
                each.use().strategy(),
                each.watch().inForce().version(),
                since == null ? Instant.EPOCH : since,
                each.figures(),
                each.fact(),
                each.figures().profit().least(each.watch().minutes(state)),
                answer.outcome(),
                Governor.words(answer.reasons()));
    }

    /** What is in force is asked again: somebody may have put something else there meanwhile. */
    private void act(Looked each, RuleAnswer answer) {
        ReleaseKey key = ReleaseKey.score(each.use().strategy());
        Instant now = clock.instant();
        if (answer.failure().isEmpty() && answer.outcome().equals("NONE")) {
            calm(key, now);
            return;
        }
        List<Publication> history = publications.list(key.toString());
        Publication active = active(history);
        if (active == null || active.id() != each.watch().inForce().id()) {
            return;
        }
        // Once for a breach that lasts, and not with every look.
        Level level = alerted.put(key.toString(), now) == null ? Level.WARNING : Level.DEBUG;
        LOG.log(level, "the score of {0}: {1}", each.use().strategy(), Governor.words(answer.reasons()));
        governor.judge(key, active, Governor.previous(history, active), answer, now);
    }

    private void calm(ReleaseKey key, Instant now) {
        Instant last = alerted.get(key.toString());
        if (last != null && !last.plus(CALM).isAfter(now)) {
            publications.endAlerts(key.toString(), StoredAlert.Kind.FAULTS, ReleaseDesk.GOVERNANCE, now);
            alerted.remove(key.toString());
        }
    }
}
