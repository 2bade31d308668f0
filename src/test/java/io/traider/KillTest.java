package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.Position;
import io.traider.engine.Engine;
import io.traider.engine.EngineSetup;
import io.traider.journal.Database;
import io.traider.journal.JournalSettings;
import io.traider.journal.Recovery;
import io.traider.journal.Selection;
import io.traider.journal.StepLog;
import io.traider.journal.UnpackedPostgres;
import io.traider.session.SessionSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The platform is killed in mid-trading: what comes up again is what the journal says, in every way of reading it. */
@Tag("slow")
@Timeout(600)
class KillTest {

    private static final int FILLS = 6;
    private static final int PATIENCE = 120;

    @TempDir
    private Path data;

    @Test
    void afterAKillInMidTradingPositionsLedgerAndOpenOrdersEqualTheJournal() throws Exception {
        kill(run());
        EngineSetup made = EngineSetup.shipped("simulated");
        List<Position> positions;
        try (Database database = Database.embedded(data.resolve("postgres"), JournalSettings.DEFAULT)) {
            Engine recovered = recovered(made, database);
            Engine replayed = replayed(made, database);
            assertThat(recovered.positions()).isNotEmpty().isEqualTo(replayed.positions());
            assertThat(recovered.workingOrders()).isEqualTo(replayed.workingOrders());
            assertThat(recovered.trialBalance()).isEqualTo(replayed.trialBalance());
            assertThat(recovered.switches()).isEqualTo(replayed.switches());
            theRowsSayTheSame(database, recovered);
            positions = recovered.positions();
        }
        try (PlatformUnderTest run = PlatformUnderTest.start(data)) {
            assertThat(run.printed()).contains("recovered " + held(positions) + " positions");
        }
    }

    /** As a session is started: the latest snapshot and the notable steps after it. */
    private static Engine recovered(EngineSetup made, Database database) {
        try (StepLog log = database.log()) {
            Recovery recovery = log.recover();
            assertThat(recovery.lastSequence()).isPositive();
            return SessionSetup.recover(made, recovery);
        }
    }

    /** From nothing: every input, decided again. */
    private static Engine replayed(EngineSetup made, Database database) {
        Engine engine = new Engine(made);
        database.inputs().forEach(1, Long.MAX_VALUE, engine::on);
        return engine;
    }

    private static void theRowsSayTheSame(Database database, Engine engine) {
        List<Position> rows = get(database.reader().positions(Selection.ALL));
        assertThat(rows).containsExactlyInAnyOrderElementsOf(engine.positions());
        List<Order> open = get(database.reader().orders(Selection.ALL, 1_000, null)).values().stream()
                .filter(order -> !order.status().closed())
                .toList();
        assertThat(open).containsExactlyInAnyOrderElementsOf(engine.workingOrders());
        assertThat(get(database.reader().balances()).stream()
                        .filter(balance -> !balance.amount().isZero())
                        .map(balance -> balance.account() + " " + plain(balance.amount())))
                .containsExactlyInAnyOrderElementsOf(engine.trialBalance().stream()
                        .filter(posting -> !posting.amount().isZero())
                        .map(posting -> posting.account() + " " + plain(posting.amount()))
                        .toList());
    }

    private static String plain(Money money) {
        return money.amount().stripTrailingZeros().toPlainString() + " " + money.currency();
    }

    private static <T> T get(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
    }

    private static long held(List<Position> positions) {
        return positions.stream()
                .filter(position -> position.quantity().units() != 0)
                .count();
    }

    /** Runs until it has traded for a while; what is left is a process in mid-trading. */
    private Process run() throws IOException {
        UnpackedPostgres.migratedIn(data.resolve("postgres"));
        Path arguments = data.resolve("java.args");
        Files.writeString(arguments, "-classpath \"" + TestClasspath.get() + "\"\n");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx400m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "@" + arguments,
                        "io.traider.Traider",
                        "run",
                        "--data=" + data,
                        "--api-port=0",
                        "--console-port=0")
                .redirectErrorStream(true)
                .start();
        StringBuilder printed = new StringBuilder();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith("Ready")) {
            printed.append(line).append('\n');
            line = out.readLine();
        }
        assertThat(line).as(printed.toString()).isNotNull();
        return process;
    }

    private void kill(Process process) throws InterruptedException {
        try (Database beside = Database.joining(data.resolve("postgres"), JournalSettings.DEFAULT)) {
            PlatformUnderTest.await(
                    PATIENCE,
                    () -> "fills",
                    () -> get(beside.reader().fills(Selection.ALL, FILLS, null))
                                    .values()
                                    .size()
                            == FILLS);
        }
        assertThat(process.isAlive()).as("it goes on").isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve("postgres/data/postmaster.pid"))
                .as("the database outlives it")
                .exists();
    }

    /** A database server that nobody took over is stopped. */
    @AfterEach
    void stopLeftover() throws IOException {
        Path file = data.resolve("postgres/data/postmaster.pid");
        if (Files.exists(file)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                    .ifPresent(ProcessHandle::destroy);
        }
    }
}
