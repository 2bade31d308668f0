package io.traider.judging;

import io.traider.engine.EngineSetup;
import io.traider.journal.release.JudgementStore;
import io.traider.journal.release.StoredJudgement;
import io.traider.journal.release.StoredJudgement.State;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.parity.Gentle;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Takes requests for judgements, makes one at a time on a thread that gives way to the session, and keeps them. What ran when
 * the process ended is interrupted; what waited goes on waiting. Asks the database and so may block; for any thread.
 */
public final class JudgementDesk implements AutoCloseable {

    private static final Logger LOG = System.getLogger(JudgementDesk.class.getName());
    private static final String SCORE = "model:";
    private static final String STOPPED = "The platform stopped while it ran.";
    private static final int MOST_WAITING = 20;
    private static final long PATIENCE_MILLIS = 20_000;
    private static final long TELL_NANOS = 250_000_000L;

    private final JudgementStore store;
    private final Courtroom room;
    private final Judge judge;
    private final Gentle gentle;
    private final InstantSource clock;
    private final List<Consumer<Judgement>> listeners = new CopyOnWriteArrayList<>();
    private final Thread worker = Thread.ofPlatform()
            .daemon()
            .name("judgements")
            .priority(Thread.MIN_PRIORITY)
            .unstarted(this::work);
    private final Object bell = new Object();

    /** Held while one goes from waiting to running, so that nobody who cancels finds it in neither. */
    private final Object turn = new Object();

    private boolean rung;
    private volatile boolean closing;
    private volatile long current;
    private volatile double share;
    private volatile String cancelledBy = "";
    private long told;

    /** @param gentle how it leaves the machine to the session; used by the desk alone */
    public JudgementDesk(JudgementStore store, Courtroom room, Judge judge, Gentle gentle, InstantSource clock) {
        this.store = store;
        this.room = room;
        this.judge = judge;
        this.gentle = gentle;
        this.clock = clock;
    }

    /** Settles what an earlier process left, and begins to work. */
    public JudgementDesk open() {
        store.interrupt(STOPPED, clock.instant());
        worker.start();
        return this;
    }

    /**
     * Has a version of a model judged as the next score of a strategy, after those that wait.
     *
     * @throws IllegalArgumentException when there is no such model or strategy, or its card does not say what it foretells
     * @throws IllegalStateException when too many wait
     */
    public Judgement judge(String model, int version, String strategy, String by) {
        if (!room.trades(strategy)) {
            throw new IllegalArgumentException("no strategy '" + strategy + "' is traded here");
        }
        try (OnnxModel found = model(model, version)) {
            Aim.of(found.card());
        }
        return queued(model, version, strategy, by);
    }

    /**
     * The same of other weights of a strategy's score, or of other members.
     *
     * @param version of the score
     * @throws IllegalArgumentException when there is no such version, or no card of its models says what it foretells
     * @throws IllegalStateException when too many wait
     */
    public Judgement judgeScore(String strategy, int version, String by) {
        if (!room.trades(strategy)) {
            throw new IllegalArgumentException("no strategy '" + strategy + "' is traded here");
        }
        try (ScoreSource found = score(strategy, version)) {
            Aim.of(cards(found))
                    .orElseThrow(() -> new IllegalArgumentException("no card of " + found.label()
                            + " names a horizon and a known target. Maybe add horizon: 5s"));
        }
        return queued(scoreOf(strategy), version, strategy, by);
    }

    /** The name under which judgements of a strategy's score are listed, where others have that of their model. */
    public static String scoreOf(String strategy) {
        return SCORE + strategy;
    }

    private Judgement queued(String model, int version, String strategy, String by) {
        if (store.waiting().size() >= MOST_WAITING) {
            throw new IllegalStateException(MOST_WAITING + " judgements wait already. Maybe cancel one");
        }
        StoredJudgement made = store.add(model, version, strategy, by, clock.instant());
        tell(made.id());
        ring();
        return Judgement.of(made, 0);
    }

    private OnnxModel model(String model, int version) {
        return room.model(model, version)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no version " + version + " of a model '" + model + "'. Maybe submit it first"));
    }

    private ScoreSource score(String strategy, int version) {
        return room.score(strategy, version)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no version " + version + " of the score of " + strategy + ". Maybe submit it first"));
    }

    private static List<ModelCard> cards(ScoreSource source) {
        return source.models().stream().map(OnnxModel::card).toList();
    }

    public Optional<Judgement> find(long id) {
        return store.find(id).map(this::seen);
    }

    /** Of a model's versions for all strategies, the latest first. */
    public List<Judgement> list(String model, int first) {
        return store.list(model, first).stream().map(this::seen).toList();
    }

    /** The page for the reviewer, one HTML file; empty where there is none. */
    public Optional<String> page(long id) {
        return store.page(id);
    }

    /** The latest finished one of a version, for a strategy. */
    public Optional<Judgement> latest(String model, int version, String strategy) {
        return store.latest(model, version, strategy).map(this::seen);
    }

    /** What is normal of a score source, by its latest judgement for a strategy; empty when it was not judged. */
    public Optional<Reference> reference(String strategy, String sourceHash) {
        return new References(store).find(strategy, sourceHash);
    }

    /** Ends one that waits or runs; {@code false} when it had ended, or is not there. */
    public boolean cancel(long id, String by) {
        boolean ended;
        synchronized (turn) {
            if (current == id) {
                boolean first = cancelledBy.isEmpty();
                cancelledBy = first ? by : cancelledBy;
                return first;
            }
            ended = store.end(id, State.CANCELLED, "Cancelled by " + by + ".", clock.instant());
        }
        tell(id);
        return ended;
    }

    /** Is told of every judgement that came, goes on (a few times a second) or ended, until it is closed. */
    public AutoCloseable listen(Consumer<Judgement> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private Judgement seen(StoredJudgement stored) {
        return Judgement.of(stored, current == stored.id() ? share : 0);
    }

    private void tell(long id) {
        find(id).ifPresent(judgement -> {
            for (Consumer<Judgement> listener : listeners) {
                try {
                    listener.accept(judgement);
                } catch (RuntimeException e) {
                    LOG.log(Level.ERROR, "a listener of judgements failed", e);
                }
            }
        });
    }

    private void ring() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    private void rest() throws InterruptedException {
        synchronized (bell) {
            while (!rung && !closing) {
                bell.wait();
            }
            rung = false;
        }
    }

    private void work() {
        while (!closing) {
            try {
                StoredJudgement next = store.waiting().stream().findFirst().orElse(null);
                if (next == null) {
                    rest();
                } else if (begin(next)) {
                    run(next);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "the desk of judgements stumbled and goes on", e);
                LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
            }
        }
    }

    private boolean begin(StoredJudgement next) {
        synchronized (turn) {
            boolean begun = store.begin(next.id(), clock.instant());
            if (begun) {
                share = 0;
                cancelledBy = "";
                current = next.id();
            }
            return begun;
        }
    }

    private void run(StoredJudgement next) {
        tell(next.id());
        try {
            judged(next);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.log(Level.WARNING, "judgement " + next.id() + " failed", e);
            State as = closing ? State.INTERRUPTED : State.FAILED;
            store.end(next.id(), as, closing ? STOPPED : String.valueOf(e.getMessage()), clock.instant());
        } finally {
            current = 0;
        }
        tell(next.id());
    }

    private void judged(StoredJudgement next) throws IOException {
        if (next.model().startsWith(SCORE)) {
            try (EngineSetup setup = room.inForce(next.strategy());
                    ScoreSource candidate = score(next.strategy(), next.version())) {
                String subject = "Score source " + next.version() + ", " + candidate.label() + ",";
                judged(next, setup, candidate, subject, cards(candidate));
            }
            return;
        }
        try (OnnxModel model = model(next.model(), next.version());
                EngineSetup setup = room.inForce(next.strategy());
                ScoreSource candidate = with(setup.strategies().getFirst().source(), model)) {
            judged(next, setup, candidate, model.card().id(), List.of(model.card()));
        }
    }

    private void judged(
            StoredJudgement next, EngineSetup setup, ScoreSource candidate, String subject, List<ModelCard> cards)
            throws IOException {
        Judge.Question question =
                new Judge.Question(next.strategy(), setup, candidate, subject, cards, store.versions(next));
        Optional<Judge.Verdict> verdict = judge.judge(question, room.past(cards, setup), this::goOn);
        if (verdict.isPresent()) {
            JudgementResult result = verdict.get().result();
            store.done(
                    next.id(),
                    result.candidate().hash(),
                    JudgementJson.write(result),
                    verdict.get().page(),
                    clock.instant());
        } else {
            State as = closing ? State.INTERRUPTED : State.CANCELLED;
            String why = closing ? STOPPED : "Cancelled by " + cancelledBy + ".";
            store.end(next.id(), as, why, clock.instant());
        }
    }

    /** The member of its name is exchanged; where there is none, the model is to score alone. */
    private static ScoreSource with(ScoreSource active, OnnxModel model) {
        boolean member = active.spec().members().stream()
                .anyMatch(each -> each.model().equals(model.card().name()));
        return member ? active.with(model.twin()) : ScoreSource.single(model.twin());
    }

    private boolean goOn(double done) {
        share = done;
        long now = System.nanoTime();
        if (now - told >= TELL_NANOS) {
            told = now;
            tell(current);
        }
        return gentle.rest(() -> closing || !cancelledBy.isEmpty());
    }

    /** Interrupts what runs and waits for it to end. */
    @Override
    public void close() {
        closing = true;
        ring();
        try {
            worker.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
