package io.traider.bench;

import io.traider.domain.MarketEvent;
import io.traider.engine.EngineSetup;
import io.traider.execution.VenueTerms;
import io.traider.journal.CaptureSink;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.StepLog;
import io.traider.session.SessionClock;
import io.traider.session.SessionSetup;
import io.traider.session.TradingSession;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A day of the simulated market through engine, session, journal and capture as fast as they go; watches memory. */
final class DayBench {

    /** The day that is simulated. */
    static final LocalDate DAY = LocalDate.parse("2026-01-01");

    private static final long START = 1_767_225_600_000_000_000L;
    private static final int STEPS_PER_HOUR = 360_000;
    private static final int FRAMES_PER_SECOND = 60;
    private static final int MANY_WAITING = 20_000;

    /** What stood at the end of a market hour. */
    record Hour(int hour, long residentMib, long heapMib, long inputs, long fills, String equity) {}

    /** @param growthMib resident memory at the end less that after a quarter of the run */
    record Result(int hours, double seconds, long inputs, long shedByCapture, long growthMib, List<Hour> watched) {

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "A simulated day: %d h in %.0f s, %,d inputs (%,.0f/s), capture shed %,d, memory grew %d MiB after"
                            + " the first quarter%n",
                    hours,
                    seconds,
                    inputs,
                    inputs / seconds,
                    shedByCapture,
                    growthMib));
            watched.forEach(hour -> text.append(String.format(
                    Locale.ROOT,
                    "  hour %2d  resident %4d MiB  heap %3d MiB  inputs %,11d  fills %,6d  equity %s%n",
                    hour.hour,
                    hour.residentMib,
                    hour.heapMib,
                    hour.inputs,
                    hour.fills,
                    hour.equity)));
            return text.toString();
        }
    }

    private DayBench() {}

    static Result run(int hours) throws IOException {
        Path folder = Files.createTempDirectory("traider-day");
        try {
            return into(folder, hours);
        } finally {
            delete(folder);
        }
    }

    /** The same into a data folder that stays. */
    static Result into(Path folder, int hours) throws IOException {
        try (Database database = Database.embedded(folder.resolve("postgres"), JournalSettings.DEFAULT);
                StepLog log = database.log();
                CaptureSink capture = database.capture();
                EngineSetup made = EngineSetup.shipped("simulated")) {
            return day(hours, made, log, capture);
        }
    }

    private static Result day(int hours, EngineSetup made, StepLog log, CaptureSink capture) {
        long began = System.nanoTime();
        List<Hour> watched = new ArrayList<>();
        try (TradingSession session = TradingSession.start(
                SessionSetup.paper(made, VenueTerms.shipped(), log, SessionClock.received(), "simulated", "bench"))) {
            SimulatorMarket market =
                    new SimulatorMarket(SimulatorSettings.defaults().withFramesPerSecond(FRAMES_PER_SECOND), START);
            market.report(event -> offer(session, capture, event));
            for (int hour = 1; hour <= hours; hour++) {
                for (int i = 0; i < STEPS_PER_HOUR; i++) {
                    market.step();
                }
                watched.add(look(hour, session));
                System.out.print(".");
                System.out.flush();
            }
            System.out.println();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long shed = capture.health().shed().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long growth = watched.getLast().residentMib - watched.get((watched.size() - 1) / 4).residentMib;
        return new Result(hours, seconds, log.lastSequence(), shed, growth, watched);
    }

    private static void offer(TradingSession session, CaptureSink capture, MarketEvent event) {
        while (session.queued() > MANY_WAITING) {
            LockSupport.parkNanos(200_000);
        }
        session.offer(event);
        capture.onEvent(event);
    }

    private static Hour look(int hour, TradingSession session) {
        Runtime runtime = Runtime.getRuntime();
        return new Hour(
                hour,
                Machine.residentMib(ProcessHandle.current().pid()),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                session.metrics().counts().inputs(),
                session.metrics().counts().fills(),
                session.state()
                        .portfolio()
                        .equity()
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .toPlainString());
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
