package io.traider.bench;

import io.traider.RandomMarket;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.domain.ReleaseKind;
import io.traider.domain.Step;
import io.traider.engine.EngineSetup;
import io.traider.execution.VenueTerms;
import io.traider.journal.StepLog;
import io.traider.model.ScoreSource;
import io.traider.rule.RulePack;
import io.traider.session.SessionClock;
import io.traider.session.SessionMetrics;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A session on paper that trades a made-up market at a steady pace, and takes other rules meanwhile. */
final class LiveRules implements AutoCloseable {

    /** The pack that is changed. */
    static final String PACK = "funding-drift";

    private static final List<String> INSTRUMENTS = List.of(
            "BINANCE_FUTURES:BTCUSDT",
            "BINANCE_FUTURES:ETHUSDT",
            "BINANCE_FUTURES:SOLUSDT",
            "KRAKEN_FUTURES:PF_XBTUSD",
            "KRAKEN_FUTURES:PF_ETHUSD",
            "KRAKEN_FUTURES:PF_SOLUSD");
    private static final long PATIENCE = 60;

    private final EngineSetup made;
    private final TradingSession session;
    private final List<RandomMarket> markets = new ArrayList<>();
    private final Thread feeding;
    private final int perSecond;
    private volatile boolean over;
    private long offered;

    /** With a log that keeps nothing. */
    LiveRules(int perSecond) {
        this(perSecond, EngineSetup.shipped("simulated"), new PassingLog());
    }

    /** @param made is closed with this, the log is not */
    LiveRules(int perSecond, EngineSetup made, StepLog log) {
        this.perSecond = perSecond;
        this.made = made;
        this.session = TradingSession.start(
                SessionSetup.paper(made, VenueTerms.shipped(), log, SessionClock.received(), "simulated", "bench"));
        INSTRUMENTS.forEach(each -> markets.add(new RandomMarket(InstrumentId.parse(each), each.hashCode())));
        this.feeding = Thread.ofPlatform().name("market").start(this::feed);
    }

    /** Hears every step with something in it, in order. */
    void listen(Consumer<Step> listener) {
        session.listen(listener);
    }

    /** Puts a pack into force, and waits until it is: the sequence number since which it decides. */
    long publish(RulePack pack) throws InterruptedException, ExecutionException, TimeoutException {
        session.shelf().put(pack);
        return session.activate(ReleaseKind.RULE_PACK, PACK, pack.hash(), "bench")
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    TradingSession session() {
        return session;
    }

    /** Puts a score source of the strategy into force, which is the session's from here, and waits until it is. */
    long score(ScoreSource source) throws InterruptedException, ExecutionException, TimeoutException {
        String hash = source.hash();
        session.shelf().put(PACK, source);
        return session.activate(ReleaseKind.MODEL, PACK, hash, "bench").get(PATIENCE, TimeUnit.SECONDS);
    }

    SessionMetrics metrics() {
        return session.metrics();
    }

    private void feed() {
        long start = System.nanoTime();
        while (!over) {
            for (RandomMarket market : markets) {
                market.next().forEach(event -> offer(event, start));
            }
        }
    }

    /** When its turn has come: a market that comes in lumps would be waiting for itself. */
    private void offer(MarketEvent event, long start) {
        long due = start + Math.round(offered * 1e9 / perSecond);
        while (System.nanoTime() < due) {
            LockSupport.parkNanos(Math.min(1_000_000, Math.max(1_000, due - System.nanoTime())));
        }
        while (!session.offer(event)) {
            Thread.onSpinWait();
        }
        offered++;
    }

    /** Ends the market, waits for what is queued, and says how many events were offered that nothing came of. */
    long missed() throws InterruptedException {
        over = true;
        feeding.join();
        while (session.queued() > 0) {
            Thread.sleep(10);
        }
        Thread.sleep(200);
        return offered - session.metrics().counts().marketEvents();
    }

    @Override
    public void close() {
        over = true;
        session.close();
        made.close();
    }
}
