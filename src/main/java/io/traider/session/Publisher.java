package io.traider.session;

import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.KillScope;
import io.traider.engine.Corridor;
import io.traider.engine.ModelUse;
import io.traider.engine.PackUse;
import io.traider.engine.ShadowUse;
import io.traider.portfolio.Unjudged;
import io.traider.portfolio.Unsettled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Makes the images that everybody reads, on the writer's thread, and says what keeps the session from trading. */
final class Publisher {

    private static final long EVERY_NANOS = 100_000_000L;
    private static final long CHANGE_NANOS = 5_000_000L;
    private static final long USE_NANOS = 1_000_000_000L;
    private static final long SHED_NANOS = 10_000_000_000L;
    private static final long UNJUDGED_NANOS = 60_000_000_000L;
    private static final long BEHIND = 20_000;

    private final SessionSetup setup;
    private final Corridor engine;
    private final Images images;
    private final Listeners listeners;
    private final SessionMetrics metrics;
    private final ScoreOutlet scores = new ScoreOutlet();
    private final ConcurrentSkipListMap<InstrumentId, FeedHealth> feeds = new ConcurrentSkipListMap<>();
    private volatile @Nullable SessionState state;
    private long publishedAt = System.nanoTime();
    private long toldAt = publishedAt - EVERY_NANOS;
    private long usedAt = publishedAt - USE_NANOS;
    private List<PackUse> use = List.of();
    private List<ShadowUse> shadows = List.of();
    private List<ModelUse> models = List.of();
    private boolean changed;
    private long shed;
    private long shedAt;
    private long judgedAt = System.nanoTime();

    Publisher(SessionSetup setup, Images images, Listeners listeners, SessionMetrics metrics) {
        this.setup = setup;
        this.engine = setup.engine();
        this.images = images;
        this.listeners = listeners;
        this.metrics = metrics;
    }

    void feed(FeedHealth health) {
        feeds.put(health.instrument(), health);
    }

    SessionState state() {
        SessionState latest = state;
        if (latest == null) {
            throw new IllegalStateException("no image was published yet");
        }
        return latest;
    }

    ScoreOutlet scores() {
        return scores;
    }

    void changed() {
        changed = true;
    }

    boolean due() {
        long age = System.nanoTime() - publishedAt;
        return age >= EVERY_NANOS || changed && age >= CHANGE_NANOS;
    }

    void publish(long sequence, long nanos, long durable, @Nullable Throwable failure) {
        long now = System.nanoTime();
        if (now - usedAt >= USE_NANOS) {
            usedAt = now;
            use = engine.use();
            shadows = engine.shadows();
            models = engine.models();
            scores.add(engine.samples());
        }
        List<FeedHealth> health = List.copyOf(feeds.values());
        SessionState latest = new SessionState(
                sequence,
                nanos,
                setup.mode(),
                setup.feed(),
                engine.portfolio(nanos),
                engine.positions(),
                engine.workingOrders(),
                engine.switches(),
                health,
                engine.marks(),
                engine.versions(),
                use,
                shadows,
                models,
                unfit(health, nanos, sequence - durable, failure));
        state = latest;
        publishedAt = now;
        changed = false;
        if (now - toldAt >= EVERY_NANOS) {
            toldAt = now;
            images.publish(engine::book, nanos);
            listeners.state(latest);
        }
    }

    private List<String> unfit(List<FeedHealth> health, long nanos, long behind, @Nullable Throwable failure) {
        List<String> reasons = new ArrayList<>();
        if (failure != null) {
            reasons.add("the engine stopped: " + failure);
        }
        if (health.stream().noneMatch(feed -> feed.state() == InstrumentStatus.State.LIVE)) {
            reasons.add("no feed is live, of " + health.size());
        }
        if (engine.switches().stream().anyMatch(on -> on.scope().equals(KillScope.ALL))) {
            reasons.add("the kill switch for everything is engaged");
        }
        if (behind > BEHIND) {
            reasons.add("the journal is " + behind + " steps behind");
        }
        if (setup.feed().equals("replay")) {
            reasons.add("recorded frames are replayed, not the market");
        }
        long unexplained = engine.counts().unexplainedReports();
        if (unexplained > 0) {
            reasons.add(unexplained + " reports of venues cannot be explained; somebody has to reconcile");
        }
        List<Unsettled> unsettled = engine.unsettled();
        if (!unsettled.isEmpty()) {
            reasons.add(engine.counts().unsettledPayments() + " payments on positions could not be settled, first "
                    + unsettled.getFirst());
        }
        unjudged(nanos, reasons);
        long shedNow = metrics.counts().shed();
        if (shedNow > shed) {
            shed = shedNow;
            shedAt = System.nanoTime();
        }
        if (shed > 0 && System.nanoTime() - shedAt < SHED_NANOS) {
            reasons.add("market events are refused because the session is full, " + shed + " so far");
        }
        return reasons;
    }

    /** Just after a start marks are on their way, which is no reason yet. */
    private void unjudged(long nanos, List<String> reasons) {
        List<Unjudged> unjudged = engine.unjudged(nanos);
        if (unjudged.isEmpty()) {
            judgedAt = System.nanoTime();
        } else if (System.nanoTime() - judgedAt >= UNJUDGED_NANOS) {
            unjudged.forEach(each -> reasons.add(each.words()));
        }
    }
}
