package io.traider.parity;

import io.traider.domain.Command;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.KillScope;
import io.traider.domain.MarketEvent;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.StepLog;
import io.traider.session.Feeding;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Paper sessions on the simulated market with faults and people's commands, recorded in a Postgres, from before midnight on.
 * They are the same each time, however slow the database is: what is ordered waits for it.
 */
public final class Recorded implements AutoCloseable {

    public static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    static final String SOFTWARE = "test";
    private static final long SECOND = 1_000_000_000L;
    private static final long MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * SECOND;
    private static final InstrumentId BROKEN = InstrumentId.parse("BINANCE:BTCUSDT");

    public final Database database;
    private final EngineSetup setup;

    /** Two sessions; the first begins a minute before the day. */
    public Recorded(int secondsOfTheFirst, int secondsOfTheSecond) {
        this(Shipped.SETUP, secondsOfTheFirst, secondsOfTheSecond);
    }

    Recorded(EngineSetup setup, int secondsOfTheFirst, int secondsOfTheSecond) {
        this(setup, PostgresUnderTest.open());
        trade(MIDNIGHT - 60 * SECOND, 60 + secondsOfTheFirst);
        if (secondsOfTheSecond > 0) {
            trade(MIDNIGHT + (secondsOfTheFirst + 30) * SECOND, secondsOfTheSecond);
        }
    }

    private Recorded(EngineSetup setup, Database database) {
        this.setup = setup;
        this.database = database;
    }

    /** A session of some seconds from midnight on, in a database that is there already. */
    public static void into(Database database, int seconds) {
        new Recorded(Shipped.SETUP, database).trade(MIDNIGHT, seconds);
    }

    private void trade(long start, int seconds) {
        try (StepLog log = new PatientLog(database.log())) {
            TradingSession session = TradingSession.start(SessionSetup.paper(
                    setup, VenueTerms.shipped(), log, SessionClock.received(), "simulated", SOFTWARE));
            SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), start);
            AtomicLong time = new AtomicLong(start);
            market.report(event -> {
                time.set(event.receivedNanos());
                offer(session, event);
            });
            for (int step = 0; step < 100 * seconds; step++) {
                market.step();
                trouble(session, step, time.get());
            }
            session.close();
        }
    }

    /** A book that is broken for a while, one that is halted, and people who intervene. */
    private static void trouble(TradingSession session, int step, long nanos) {
        switch (step % 9_000) {
            case 5_000 -> status(session, nanos, InstrumentStatus.State.INVALID);
            case 5_100, 7_100 -> status(session, nanos, InstrumentStatus.State.LIVE);
            case 7_000 -> status(session, nanos, InstrumentStatus.State.HALTED);
            case 7_300 -> command(session, new Command.EngageKillSwitch(KillScope.ALL, "a test"));
            case 8_200 -> command(session, new Command.ReleaseKillSwitch(KillScope.ALL, "a test"));
            default -> {}
        }
    }

    private static void status(TradingSession session, long nanos, InstrumentStatus.State state) {
        offer(session, new InstrumentStatus(BROKEN, nanos, nanos, state, "a test"));
    }

    private static void command(TradingSession session, Command command) {
        Feeding.pauseUntil(() -> session.queued() == 0);
        session.command(command, "somebody").join();
    }

    private static void offer(TradingSession session, MarketEvent event) {
        Feeding.into(session).accept(event);
    }

    @Override
    public void close() {
        database.close();
    }
}
