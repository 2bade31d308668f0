package io.traider.parity;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestPlan;
import io.traider.backtest.EventSource;
import io.traider.domain.MarketEvent;
import io.traider.engine.EngineSetup;
import io.traider.execution.ExecutionModel;
import io.traider.execution.VenueTerms;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.PostgresAddress;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.util.ArrayList;
import java.util.List;

/** What a JVM of other settings makes of the same past; prints one line {@code HASHES recorded replayed backtest}. */
final class OtherMachine {

    private static final long START = 1_767_225_600_000_000_000L;

    private OtherMachine() {}

    public static void main(String[] args) {
        PostgresAddress address =
                new PostgresAddress(args[0], Integer.parseInt(args[1]), args[2], args[3], args[4], false);
        try (Database database = Database.at(address, JournalSettings.DEFAULT)) {
            System.out.println("HASHES " + hashes(database));
        }
    }

    static String hashes(Database database) {
        try (Releases releases = Releases.shipped(database.artefacts())) {
            ParityReport report = new Parity(database.blocks(), releases, VenueTerms.shipped(), Recorded.SOFTWARE)
                    .check(Recorded.DAY, true, ReplayListener.NOBODY);
            return report.recordedHash() + " " + report.replayedHash() + " " + backtest();
        }
    }

    private static String backtest() {
        List<MarketEvent> events = new ArrayList<>();
        SimulatorMarket market = new SimulatorMarket(SimulatorSettings.defaults(), START);
        market.report(events::add);
        for (int i = 0; i < 9_000; i++) {
            market.step();
        }
        BacktestPlan plan = new BacktestPlan(
                "bits",
                "the simulator",
                "simulated",
                0,
                BacktestPlan.OPEN,
                ExecutionModel.paper(VenueTerms.shipped()),
                1,
                "test");
        try (EngineSetup made = EngineSetup.shipped("simulated")) {
            return new Backtest(plan, made)
                    .run(EventSource.of(events), BacktestListener.NONE)
                    .hash();
        }
    }
}
