package io.traider;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.traider.StageTimes.Stage;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.engine.EngineSetup;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.journal.CaptureSink;
import io.traider.journal.Database;
import io.traider.journal.StepLog;
import io.traider.judging.Judge;
import io.traider.judging.JudgementDesk;
import io.traider.judging.TakerFees;
import io.traider.packages.PackageDesk;
import io.traider.parity.Gentle;
import io.traider.parity.Parity;
import io.traider.parity.ParityDesk;
import io.traider.parity.Releases;
import io.traider.parity.WhatIf;
import io.traider.release.DeskSetup;
import io.traider.release.Foundry;
import io.traider.release.ModelDesk;
import io.traider.release.ModelForge;
import io.traider.release.RegisteredModels;
import io.traider.release.ReleaseDesk;
import io.traider.release.StrategyDesk;
import io.traider.release.TrialSettings;
import io.traider.session.TradingSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The platform's part for what people do beside the running session: change, judge, replay and backtest. */
final class PlatformDesks {

    /** Inputs that wait for the session's writer, and steps that are not durable, when backtests and replays pause. */
    private static final int BUSY = 200;

    private static final int BUSY_STEPS = 4_096;

    private final RunSettings settings;
    private final Parts parts;
    private final ConfigurableApplicationContext core;
    private final Database database;
    private final EngineSetup setup;
    private final TradingSession session;
    private final Foundry foundry;

    /** @param parts closes what is opened here */
    PlatformDesks(
            RunSettings settings,
            Parts parts,
            ConfigurableApplicationContext core,
            Database database,
            EngineSetup setup,
            TradingSession session,
            Foundry foundry) {
        this.settings = settings;
        this.parts = parts;
        this.core = core;
        this.database = database;
        this.setup = setup;
        this.session = session;
        this.foundry = foundry;
    }

    /** Opens every desk, and meters them; by the names of their beans. */
    Map<String, Object> open(StepLog log, CaptureSink capture) {
        DeskSetup desks = desks();
        ReleaseDesk changes = parts.add("releases", ReleaseDesk.open(desks));
        ModelDesk models = parts.add("models", models(desks, changes));
        BacktestDesk backtests = parts.add("backtests", backtests(changes));
        ParityDesk parity = parts.add("parity", parity(log));
        JudgementDesk judgements = parts.add("judgements", judgements());
        StrategyDesk strategies = new StrategyDesk(desks, changes, models);
        parts.add("judge of submissions", new SubmissionJudge(models, strategies, judgements).listen());
        PackageDesk packages = parts.add("packages", PlatformPackages.open(database, foundry, strategies, session));
        meters(log, capture, parity, changes);
        return Map.of(
                "releases", changes,
                "models", models,
                "backtests", backtests,
                "parityDesk", parity,
                "judgements", judgements,
                "strategies", strategies,
                "packages", packages);
    }

    /** What people change rules, limits, models and strategies with while the session trades. */
    private DeskSetup desks() {
        Releases past = parts.add("past of releases", past());
        return new DeskSetup(
                        database.releases(),
                        database.artefacts(),
                        database.reader(),
                        database.blocks(),
                        new WhatIf(database.blocks(), past, VenueTerms.shipped()),
                        foundry,
                        session,
                        () -> session.queued() > BUSY,
                        InstantSource.system())
                .within(core.getBean(JudgingSettings.class).times());
    }

    private ModelDesk models(DeskSetup desks, ReleaseDesk changes) {
        ModelForge forge = new ModelForge(TrialSettings.standard(), FeatureEngine.SET);
        return ModelDesk.open(desks, changes, forge, settings.data().resolve("uploads"));
    }

    private BacktestDesk backtests(ReleaseDesk changes) {
        String folder = core.getEnvironment()
                .getProperty(
                        "traider.backtests.recordings",
                        settings.data().resolve("recordings").toString());
        return new BacktestDesk(
                        database.runs(),
                        new PlatformWorkshop(
                                database.inputs(),
                                database.blocks()::feed,
                                settings.data(),
                                Path.of(folder),
                                changes::inForce),
                        InstantSource.system(),
                        () -> session.queued() > BUSY)
                .open();
    }

    /** Judges models beside the session, on a past that they were not trained on. */
    private JudgementDesk judgements() {
        JudgingSettings how = core.getBean(JudgingSettings.class);
        String feed = settings.feed().toString();
        RegisteredModels registered = new RegisteredModels(database.releases(), database.artefacts());
        PlatformCourtroom room = new PlatformCourtroom(
                session,
                parts.add("past of judgements", past()),
                new HeldBack(database.inputs(), database.blocks(), feed, how.simulated()),
                registered::load,
                registered::score,
                feed);
        Gentle gentle = new Gentle(how.share(), () -> session.queued() > BUSY);
        return new JudgementDesk(
                        database.releases().judgements(),
                        room,
                        new Judge(TakerFees.shipped(), how.window()),
                        gentle,
                        InstantSource.system())
                .open();
    }

    /** Replays recorded days beside the session, on twins of what it runs on. */
    private ParityDesk parity(StepLog log) {
        ParitySettings how = core.getBean(ParitySettings.class);
        Parity parity = new Parity(database.blocks(), past(), VenueTerms.shipped(), Platform.SOFTWARE);
        Gentle gentle = new Gentle(
                how.share(), () -> session.queued() > BUSY || log.health().behind() > BUSY_STEPS);
        ParityDesk desk = new ParityDesk(parity, database.parityChecks(), Clock.systemUTC(), gentle);
        how.nightly().ifPresent(desk::nightly);
        return desk;
    }

    /** What was in force in earlier sessions, and in this one. */
    private Releases past() {
        return new Releases(
                feed -> feed.equals(settings.feed().toString()) ? setup.twin() : EngineSetup.shipped(feed),
                database.artefacts(),
                foundry::kept);
    }

    private void meters(StepLog log, CaptureSink capture, ParityDesk parity, ReleaseDesk changes) {
        PrometheusMeterRegistry registry = core.getBean(PrometheusMeterRegistry.class);
        PlatformMeters meters = new PlatformMeters(registry);
        meters.session(session);
        meters.journal(log, capture);
        meters.parity(parity);
        meters.releases(changes, session);
        parts.add(
                "stage times",
                StageTimes.start(
                        Map.of(
                                Stage.ENGINE, session.metrics()::engineNanos,
                                Stage.OFFERED_TO_JOURNALLED, session.metrics()::journalledNanos,
                                Stage.OFFERED_TO_DECISION_JOURNALLED, session.metrics()::decidedNanos),
                        registry));
    }
}
