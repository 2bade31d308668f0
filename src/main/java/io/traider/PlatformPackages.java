package io.traider;

import io.traider.engine.EngineSetup;
import io.traider.feature.FeatureEngine;
import io.traider.journal.Database;
import io.traider.packages.LiveRecords;
import io.traider.packages.PackageCheck;
import io.traider.packages.PackageDesk;
import io.traider.packages.PackageStart;
import io.traider.release.Foundry;
import io.traider.release.ModelForge;
import io.traider.release.ReleaseStart;
import io.traider.release.StrategyDesk;
import io.traider.release.TrialSettings;
import io.traider.session.TradingSession;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** The platform's part for strategies that others give away. */
final class PlatformPackages {

    /** Inputs that wait for the session's writer when a measurement pauses. */
    private static final int BUSY = 200;

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Another market than the one on which publishers measure, unless they choose it. */
    private static final long SEED = 20_260_802;

    private static final Duration MEASURED = Duration.ofHours(1);

    private PlatformPackages() {}

    /** The setup with every installed strategy. */
    static EngineSetup into(EngineSetup setup, Database database, ReleaseStart start) {
        return new PackageStart(database.releases().packages(), InstantSource.system()).into(setup, start);
    }

    /** Where packages are brought and installed; it measures each on the simulated market while the session has time. */
    static PackageDesk open(Database database, Foundry foundry, StrategyDesk strategies, TradingSession session) {
        PackageRun run = new PackageRun(SEED, MEASURED);
        return new PackageDesk(
                        database.releases().packages(),
                        new PackageCheck(foundry, new ModelForge(TrialSettings.standard(), FeatureEngine.SET)),
                        strategies,
                        session,
                        new LiveRecords(database.reader(), session),
                        (content, goOn) -> run.run(content, () -> {
                            waitFor(session);
                            return goOn.getAsBoolean();
                        }),
                        InstantSource.system())
                .open();
    }

    private static void waitFor(TradingSession session) {
        while (session.queued() > BUSY && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
