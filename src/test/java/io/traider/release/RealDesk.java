package io.traider.release;

import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.journal.Database;
import io.traider.journal.StepLog;
import io.traider.journal.release.Publication;
import io.traider.journal.release.Publication.State;
import io.traider.judging.LiveScores;
import io.traider.parity.Releases;
import io.traider.parity.WhatIf;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** A desk as the platform starts it, on a real database and a real session without a market. */
public final class RealDesk implements AutoCloseable {

    /** Machines that test do much else meanwhile. */
    private static final FoundrySettings PATIENT = FoundrySettings.standard().limit(Duration.ofSeconds(60));

    /** One for all tests, as its process takes long to begin; it ends with the tests'. */
    private static final Foundry FOUNDRY = new Foundry(PATIENT);

    private static final TrialSettings TRIALS =
            new TrialSettings(Duration.ofSeconds(60), 512, 300, Duration.ofMillis(500));

    private final StepLog log;
    private final Releases past;
    private final EngineSetup setup;
    final Database database;
    final TradingSession session;
    final DeskSetup parts;
    public final ReleaseDesk desk;
    final ModelDesk models;
    final StrategyDesk strategies;

    RealDesk(Database database, InstantSource clock) {
        this(database, clock, () -> false);
    }

    /** @param busy whether simulations wait for the session */
    RealDesk(Database database, InstantSource clock, BooleanSupplier busy) {
        this.database = database;
        log = database.log();
        ReleaseStart beginning = new ReleaseStart(database.releases(), database.artefacts(), "simulated", clock).fill();
        setup = beginning.apply(Shipped.SETUP.twin());
        Releases.keep(setup, database.artefacts());
        long before = log.lastSequence();
        session = TradingSession.start(SessionSetup.paper(
                setup, VenueTerms.shipped(), log, SessionClock.wall(Clock.systemUTC()), "simulated", "test"));
        beginning.began(setup, before);
        past = new Releases(feed -> Shipped.SETUP.twin(), database.artefacts());
        parts = setup(database, session, past, busy, clock);
        desk = ReleaseDesk.open(parts);
        models = models(parts, desk);
        strategies = new StrategyDesk(parts, desk, models);
    }

    private static ModelDesk models(DeskSetup parts, ReleaseDesk desk) {
        return ModelDesk.open(parts, desk, new ModelForge(TRIALS, FeatureEngine.SET), uploads());
    }

    private static Path uploads() {
        try {
            return Files.createTempDirectory("traider-uploads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeskSetup setup(
            Database database, TradingSession session, Releases past, BooleanSupplier busy, InstantSource clock) {
        return new DeskSetup(
                database.releases(),
                database.artefacts(),
                database.reader(),
                database.blocks(),
                new WhatIf(database.blocks(), past, VenueTerms.shipped()),
                FOUNDRY,
                session,
                busy,
                clock);
    }

    /** The desks over somebody else's session. */
    public record Desks(ReleaseDesk rules, ModelDesk models, StrategyDesk strategies) implements AutoCloseable {
        @Override
        public void close() {
            models.close();
            rules.close();
        }
    }

    /** The one that all tests share. */
    public static Foundry foundry() {
        return FOUNDRY;
    }

    /** Desks over somebody else's session, which may be played by hand; what is shipped is in force by the database. */
    public static Desks over(Database database, TradingSession session) {
        return over(database, session, LiveScores.Times.USUAL);
    }

    /** The same with other times of looking at scores. */
    static Desks over(Database database, TradingSession session, LiveScores.Times times) {
        new ReleaseStart(database.releases(), database.artefacts(), "simulated", InstantSource.system()).fill();
        for (Publication each : database.releases().publications().all(State.INTENDED)) {
            database.releases().publications().inForce(each, 1, each.at());
        }
        Releases past = new Releases(feed -> Shipped.SETUP.twin(), database.artefacts());
        DeskSetup parts = setup(database, session, past, () -> false, InstantSource.system())
                .within(times);
        ReleaseDesk rules = ReleaseDesk.open(parts);
        ModelDesk models = models(parts, rules);
        return new Desks(rules, models, new StrategyDesk(parts, rules, models));
    }

    @Override
    public void close() {
        models.close();
        desk.close();
        past.close();
        session.close();
        log.close();
        setup.close();
    }
}
