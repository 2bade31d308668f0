package io.traider.bench;

import com.sun.management.OperatingSystemMXBean;
import io.traider.engine.EngineSetup;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.execution.VenueTerms;
import io.traider.journal.Database;
import io.traider.journal.DecisionWalk;
import io.traider.journal.JournalSettings;
import io.traider.journal.StepLog;
import io.traider.parity.ReplayListener;
import io.traider.parity.RulesPass;
import io.traider.parity.RulesPassReport;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import io.traider.rule.RulePack;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** How quickly drafts are asked about recorded decisions, from a journal that a session has written. */
final class SimulateBench {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final int STEPS_PER_HOUR = 360_000;
    private static final int HOURS = 16;
    private static final int FRAMES_PER_SECOND = 60;
    private static final int MANY_WAITING = 20_000;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 6;
    private static final long AIM = 50_000;
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /**
     * One pack.
     *
     * @param coldPerSecond of the first time, by the clock
     * @param perSecond by the processor time of the whole process, reading from the journal and collecting garbage included;
     *     the median of the rounds
     * @param perSecondByClock the same by the clock, the database's work and all else on the machine included
     * @param askingPerSecond in the rules alone, by the clock
     */
    record Row(
            String what,
            long decisions,
            double coldPerSecond,
            double perSecond,
            double perSecondByClock,
            double askingPerSecond,
            double p50Micros,
            double p99Micros,
            long aim) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "asked again: %s: %,.0f decisions/s a core with reading from the journal (%,.0f by the clock, cold"
                            + " %,.0f), aim %,d; in the rules alone %,.0f, p50 %.1f µs, p99 %.1f µs (%,d decisions)",
                    what,
                    perSecond,
                    perSecondByClock,
                    coldPerSecond,
                    aim,
                    askingPerSecond,
                    p50Micros,
                    p99Micros,
                    decisions);
        }
    }

    private SimulateBench() {}

    static List<Row> run() {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("traider-simulate");
            try (Database database = Database.embedded(folder.resolve("postgres"), JournalSettings.DEFAULT)) {
                PackSource fifty = FiftyRules.source(LiveRules.PACK, FiftyRules.RULES, 0);
                RulePack strategy = RulePack.compile(LiveRules.PACK, fifty.deciding());
                trade(database, strategy);
                RulePack pretrade =
                        EngineSetup.of(definition(), strategy.twin()).pretrade().pack();
                Row reading = reading(database);
                return List.of(
                        reading,
                        measure(database, "the pre-trade pack", PackKind.PRETRADE, pretrade.twin()),
                        measure(database, "50 strategy rules", PackKind.STRATEGY, strategy.twin()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the measurement needs a folder", e);
        } finally {
            delete(folder);
        }
    }

    private static StrategyDefinition definition() {
        return StrategyDefinition.parse(ShippedFiles.strategyFile(), "simulated");
    }

    private static void trade(Database database, RulePack strategy) {
        try (StepLog log = database.log();
                EngineSetup made = EngineSetup.of(definition(), strategy.twin());
                TradingSession session = TradingSession.start(SessionSetup.paper(
                        made, VenueTerms.shipped(), log, SessionClock.received(), "simulated", "bench"))) {
            SimulatorMarket market =
                    new SimulatorMarket(SimulatorSettings.defaults().withFramesPerSecond(FRAMES_PER_SECOND), START);
            market.report(event -> {
                while (session.queued() > MANY_WAITING || !session.offer(event)) {
                    LockSupport.parkNanos(200_000);
                }
            });
            for (int step = 0; step < HOURS * STEPS_PER_HOUR; step++) {
                market.step();
            }
        }
    }

    private static Row reading(Database database) {
        List<double[]> rounds = new ArrayList<>();
        long count = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            long worked = PROCESS.getProcessCpuTime();
            count = 0;
            try (DecisionWalk walk = database.blocks().decisions(0, Long.MAX_VALUE)) {
                for (int read = walk.next().size(); read > 0; read = walk.next().size()) {
                    count += read;
                }
            }
            rounds.add(new double[] {
                count * 1e9 / (PROCESS.getProcessCpuTime() - worked), count * 1e9 / (System.nanoTime() - began)
            });
        }
        return new Row(
                "reading alone", count, rounds.getFirst()[1], median(rounds, 0), median(rounds, 1), 0, 0, 0, AIM);
    }

    private static Row measure(Database database, String what, PackKind kind, RulePack pack) {
        List<double[]> rounds = new ArrayList<>();
        RulesPassReport last = null;
        for (int round = 0; round < ROUNDS; round++) {
            long worked = PROCESS.getProcessCpuTime();
            last = new RulesPass(database.blocks())
                    .run(Instant.EPOCH, END, kind, pack, null, (_, _) -> {}, ReplayListener.NOBODY);
            if (last.differ() > 0) {
                throw new IllegalStateException(
                        "the same rules said something else to " + last.differ() + " decisions");
            }
            rounds.add(new double[] {
                last.asked() * 1e9 / (PROCESS.getProcessCpuTime() - worked),
                last.decisionsPerSecond(),
                last.asked() / last.askingSeconds()
            });
        }
        return new Row(
                what,
                last.asked(),
                rounds.getFirst()[1],
                median(rounds, 0),
                median(rounds, 1),
                median(rounds, 2),
                last.pace().medianMicros(),
                last.pace().p99Micros(),
                AIM);
    }

    private static double median(List<double[]> rounds, int which) {
        double[] warm = rounds.stream()
                .skip(WARM_UP)
                .mapToDouble(round -> round[which])
                .sorted()
                .toArray();
        return warm[warm.length / 2];
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("left behind: " + folder);
        }
    }
}
