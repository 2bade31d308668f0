package io.traider.session;

import io.traider.domain.Mode;
import io.traider.domain.StrategyMode;
import io.traider.engine.Corridor;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.engine.Pace;
import io.traider.engine.Strategy;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.PaperVenue;
import io.traider.execution.VenueTerms;
import io.traider.journal.Recovery;
import io.traider.journal.StepLog;

/**
 * What a session is made of. The session owns the engine and the gateway from here; the log, and what the engine was made
 * of, stay their giver's to close.
 *
 * @param engine restored to where the log ends
 * @param feed {@code simulated}, {@code live} or {@code replay}
 * @param software version of the platform
 * @param room market events that may wait for the writer; those beyond are refused
 * @param shelf what may be put into force while it runs; the engine's own, closed with the session
 */
public record SessionSetup(
        Corridor engine,
        StepLog log,
        Gateway gateway,
        SessionClock clock,
        Mode mode,
        String feed,
        String software,
        int room,
        LiveShelf shelf) {

    /** In which nothing is put into force while it runs. */
    public SessionSetup(
            Corridor engine,
            StepLog log,
            Gateway gateway,
            SessionClock clock,
            Mode mode,
            String feed,
            String software,
            int room) {
        this(engine, log, gateway, clock, mode, feed, software, room, new LiveShelf());
    }

    /** Room for about ten seconds of a busy day. */
    public static final int ROOM = 1 << 16;

    /**
     * A session that trades on paper and goes on where the log ends. Reads the log, which must not have been appended to.
     *
     * @param terms of the paper venue
     */
    public static SessionSetup paper(
            EngineSetup made, VenueTerms terms, StepLog log, SessionClock clock, String feed, String software) {
        return paper(made, terms, log, clock, feed, software, new LivePace());
    }

    /** The same by another clock for rules than the machine's. */
    public static SessionSetup paper(
            EngineSetup made,
            VenueTerms terms,
            StepLog log,
            SessionClock clock,
            String feed,
            String software,
            Pace pace) {
        made.warm();
        LiveShelf shelf = shelf(made);
        Engine engine = recover(new Engine(made, shelf, pace), log.recover());
        PaperVenue venue = new PaperVenue(made.instruments(), terms, engine::book);
        venue.watch(engine);
        return new SessionSetup(
                engine, log, new PaperGateway(venue, engine::traded), clock, Mode.PAPER, feed, software, ROOM, shelf);
    }

    /** With the score sources and strategies that it begins with, so that they can come back. */
    private static LiveShelf shelf(EngineSetup made) {
        LiveShelf shelf = new LiveShelf();
        for (Strategy each : made.strategies()) {
            StrategyDefinition definition = each.definition();
            if (definition.mode() == StrategyMode.LIVE) {
                throw new IllegalArgumentException("strategy " + definition.name()
                        + " is live, and this session has no live gateway. Maybe mode: paper");
            }
            shelf.put(definition);
            shelf.put(definition.name(), each.source().share());
        }
        return shelf;
    }

    /** An engine as it was where a log ends. */
    public static Engine recover(EngineSetup made, Recovery recovery) {
        return recover(new Engine(made), recovery);
    }

    private static Engine recover(Engine engine, Recovery recovery) {
        byte[] snapshot = recovery.snapshot();
        if (snapshot != null) {
            engine.restore(StateCodec.decode(snapshot));
        }
        recovery.tail().forEach(engine::apply);
        engine.resumeAfter(recovery.lastSequence());
        return engine;
    }

    public SessionSetup {
        if (room < 1) {
            throw new IllegalArgumentException("a session needs room for events, got " + room + ". Maybe " + ROOM);
        }
    }
}
