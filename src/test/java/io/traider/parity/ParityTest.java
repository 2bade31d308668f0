package io.traider.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.Instrument;
import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.engine.Artefact;
import io.traider.engine.Artefacts;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.feature.FeatureEngine;
import io.traider.journal.ArtefactStore;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.parity.Difference.Kind;
import io.traider.parity.ParityReport.Outcome;
import io.traider.rule.RulePack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A recorded day with faults against today's code, and against code, releases, models and logs that are not the same. */
@Tag("slow")
@Timeout(300)
class ParityTest {

    private static Recorded recorded;

    @BeforeAll
    static void record() {
        recorded = new Recorded(120, 60);
    }

    @AfterAll
    static void close() {
        recorded.close();
    }

    private static ParityReport check(UnaryOperator<EngineSetup> change, boolean venue) {
        return check(recorded.database, change, venue);
    }

    private static ParityReport check(Database database, UnaryOperator<EngineSetup> change, boolean venue) {
        try (Releases releases = new Releases(feed -> change.apply(Shipped.SETUP.twin()), database.artefacts())) {
            ParityReport report = new Parity(database.blocks(), releases, VenueTerms.shipped(), Recorded.SOFTWARE)
                    .check(Recorded.DAY, venue, ReplayListener.NOBODY);
            System.out.printf(
                    "%s %s: %,d inputs, %d decisions, %d fills, %,.0f inputs/s, %.0f decisions/s, first %s%n",
                    report.outcome(),
                    report.cause(),
                    report.inputs(),
                    report.decisions(),
                    report.fills(),
                    report.inputsPerSecond(),
                    report.decisionsPerSecond(),
                    report.first().stream().findFirst());
            return report;
        }
    }

    @Test
    void aPaperSessionWithFaultsIsIdenticalToItsReplayVenueIncluded() {
        ParityReport report = check(setup -> setup, true);
        assertThat(report.first()).isEmpty();
        assertThat(report.outcome()).isEqualTo(Outcome.IDENTICAL);
        assertThat(report.cause()).isEqualTo(Cause.NONE);
        assertThat(report.replayedHash()).isEqualTo(report.recordedHash());
        assertThat(report.sessions()).hasSize(2);
        assertThat(report.decisions()).isGreaterThan(5);
        assertThat(report.fills()).isPositive();
        assertThat(report.postings()).isPositive();
        assertThat(report.reports()).isGreaterThanOrEqualTo(report.fills());
        assertThat(report.led()).as("the minute before the day").isPositive();
    }

    @Test
    void aRunWithAVenueOfItsOwnTradesNearlyTheSame() {
        DivergenceReport apart = check(setup -> setup, true).divergence();
        assertThat(apart).isNotNull();
        System.out.println(apart);
        assertThat(apart.right().fills()).isPositive();
        // The second leg of a pair follows the first one's fills, so it moves with them.
        assertThat(apart.decisionsLost()).isLessThanOrEqualTo(apart.left().decisions() / 3);
        assertThat(apart.right().latencyMillis()).isPositive();
    }

    @Test
    void anotherRulePackIsFoundToBeTheCause() {
        ParityReport report = check(
                setup -> setup.with(changed(
                        setup.strategies().getFirst().rules().pack(),
                        "drift >= $p.number(\"entryDrift\")",
                        "drift >= 0.2")),
                false);
        assertThat(report.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(report.cause()).isEqualTo(Cause.RELEASE);
        assertThat(report.byKind()).containsKey(Kind.DECISION);
    }

    @Test
    void aCommentInARulePackIsNoDifference() {
        ParityReport report = check(
                setup -> setup.with(changed(setup.pretrade().pack(), "\nrule ", "\n// said differently\nrule ")),
                false);
        assertThat(report.outcome()).isEqualTo(Outcome.IDENTICAL);
        assertThat(report.replayedHash()).isNotEqualTo(report.recordedHash());
    }

    @Test
    void anotherModelIsFoundToBeTheCause() {
        ParityReport report = check(setup -> setup.with(otherModel()), false);
        assertThat(report.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(report.cause()).isEqualTo(Cause.MODEL);
    }

    @Test
    void otherCodeIsFoundToBeTheCause() {
        ParityReport report = check(ParityTest::coarser, false);
        assertThat(report.outcome()).isEqualTo(Outcome.DIFFERENT);
        assertThat(report.cause()).isEqualTo(Cause.CODE);
        assertThat(report.first())
                .isNotEmpty()
                .first()
                .satisfies(each -> assertThat(each.recorded()).isNotEqualTo(each.replayed()));
    }

    @Test
    void inputsInAnotherOrderAreFoundToBeTheCause() throws SQLException {
        try (Recorded other = new Recorded(40, 0)) {
            try (Connection connection = other.database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica");
                statement.execute("""
                    update journal_input a set payload = b.payload from journal_input b
                    where a.first_sequence = (select min(first_sequence) from journal_block where first_nanos > %1$d)
                      and b.first_sequence = (select max(first_sequence) from journal_block)
                    """.formatted(Parity.nanos(
                        Recorded.DAY.atStartOfDay(ZoneOffset.UTC).toInstant())));
            }
            ParityReport report = check(other.database, setup -> setup, false);
            assertThat(report.cause()).isEqualTo(Cause.ORDER_OF_INPUTS);
            assertThat(report.first().getFirst().kind()).isEqualTo(Kind.LOG);
        }
    }

    @Test
    void whatWasInForceThenIsUsedWhereItIsKept() {
        try (Recorded other = new Recorded(60, 0)) {
            Releases.keep(Shipped.SETUP, other.database.artefacts());
            ParityReport report = check(
                    other.database,
                    setup -> setup.with(changed(
                            setup.strategies().getFirst().rules().pack(),
                            "drift >= $p.number(\"entryDrift\")",
                            "drift >= 0.2")),
                    false);
            assertThat(report.outcome()).isEqualTo(Outcome.IDENTICAL);
            assertThat(report.replayedHash()).isEqualTo(report.recordedHash());
            assertThat(report.versions()).isEqualTo(Shipped.SETUP.versions());
        }
    }

    @Test
    void aLaterDayOfALongSessionGoesOnWhereTheOneBeforeEnded() throws SQLException {
        try (Recorded other = new Recorded(40, 0);
                Releases releases = new Releases(feed -> Shipped.SETUP.twin(), other.database.artefacts());
                Parity nightly = new Parity(other.database.blocks(), releases, VenueTerms.shipped(), "test");
                Parity late = new Parity(other.database.blocks(), releases, VenueTerms.shipped(), "test")) {
            LocalDate before = Recorded.DAY.minusDays(1);
            ParityReport first = nightly.check(before, true, ReplayListener.NOBODY);
            assertThat(first.outcome()).isEqualTo(Outcome.IDENTICAL);
            DivergenceReport fromTheBeginning =
                    check(other.database, setup -> setup, true).divergence();
            try (Connection connection = other.database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica");
                statement.execute("delete from journal_input where first_sequence in (select first_sequence"
                        + " from journal_block where last_sequence <= " + first.lastSequence() + ")");
            }
            assertThatThrownBy(() -> late.check(Recorded.DAY, true, ReplayListener.NOBODY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no longer kept");
            ParityReport second = nightly.check(Recorded.DAY, true, ReplayListener.NOBODY);
            assertThat(second.first()).isEmpty();
            assertThat(second.outcome()).isEqualTo(Outcome.IDENTICAL);
            assertThat(second.firstSequence()).isEqualTo(first.lastSequence() + 1);
            assertThat(second.inputs()).isPositive();
            likeOneThatBeganWithTheSession(second.divergence(), fromTheBeginning);
        }
    }

    /** As if it had begun with the session and gone to midnight as was recorded, though its own day before went another way. */
    @Test
    void aDayAfterOneThatDifferedGoesOnFromWhatWasRecorded() throws SQLException {
        try (Recorded other = new Recorded(40, 0);
                Releases releases = new Releases(feed -> coarser(Shipped.SETUP.twin()), other.database.artefacts());
                Parity nightly = new Parity(other.database.blocks(), releases, VenueTerms.shipped(), "test")) {
            ParityReport first = nightly.check(Recorded.DAY.minusDays(1), true, ReplayListener.NOBODY);
            assertThat(first.outcome()).isEqualTo(Outcome.DIFFERENT);
            ParityReport fromTheBeginning = check(other.database, ParityTest::coarser, true);
            assertThat(fromTheBeginning.led()).isPositive();
            forgetInputsUpTo(other, first.lastSequence());

            ParityReport second = nightly.check(Recorded.DAY, true, ReplayListener.NOBODY);

            assertThat(second.led()).isZero();
            assertThat(second.firstSequence()).isEqualTo(first.lastSequence() + 1);
            assertThat(second.inputs()).isEqualTo(fromTheBeginning.inputs());
            assertThat(second.replayedHash()).isEqualTo(fromTheBeginning.replayedHash());
            assertThat(second.recordedHash()).isEqualTo(fromTheBeginning.recordedHash());
            assertThat(second.reports()).as("its venue is not the record's").isZero();
        }
    }

    /** Where inputs were not as they were written, the books are not either, and a session whose beginning is gone cannot be begun again. */
    @Test
    void aDayAfterOneWithOtherInputsInASessionWhoseBeginningIsGoneIsRefusedWithTheReason() throws SQLException {
        try (Recorded other = new Recorded(40, 0);
                Releases releases = new Releases(feed -> Shipped.SETUP.twin(), other.database.artefacts());
                Parity nightly = new Parity(other.database.blocks(), releases, VenueTerms.shipped(), "test")) {
            execute(
                    other,
                    "update journal_block set inputs_hash = steps_hash where first_sequence = (select"
                            + " max(first_sequence) from journal_block where last_nanos < "
                            + Parity.nanos(
                                    Recorded.DAY.atStartOfDay(ZoneOffset.UTC).toInstant()) + ")");
            ParityReport first = nightly.check(Recorded.DAY.minusDays(1), false, ReplayListener.NOBODY);
            assertThat(first.cause()).isEqualTo(Cause.ORDER_OF_INPUTS);
            forgetInputsUpTo(other, first.lastSequence());
            assertThatThrownBy(() -> nightly.check(Recorded.DAY, false, ReplayListener.NOBODY))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("its first inputs are no longer kept")
                    .hasMessageContaining("differed. Maybe restart the platform");
        }
    }

    private static void forgetInputsUpTo(Recorded other, long sequence) throws SQLException {
        execute(
                other,
                "delete from journal_input where first_sequence in (select first_sequence from journal_block"
                        + " where last_sequence <= " + sequence + ")");
    }

    private static void execute(Recorded other, String sql) throws SQLException {
        try (Connection connection = other.database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        }
    }

    /** Nothing of its own day before is left in it. */
    private static void likeOneThatBeganWithTheSession(DivergenceReport later, DivergenceReport began) {
        assertThat(later).isNotNull();
        System.out.println(later + "\n" + began);
        assertThat(later.left()).isEqualTo(began.left());
        assertThat(began.right().decisions()).isPositive();
        assertThat(later.right()).isEqualTo(began.right());
    }

    @Test
    void aDayOfWhichNothingIsRecordedIsEmpty() {
        try (Releases releases = new Releases(feed -> Shipped.SETUP.twin(), recorded.database.artefacts())) {
            ParityReport report = new Parity(recorded.database.blocks(), releases, VenueTerms.shipped(), "test")
                    .check(LocalDate.of(2025, 6, 1), true, ReplayListener.NOBODY);
            assertThat(report.outcome()).isEqualTo(Outcome.EMPTY);
        }
    }

    @Test
    void packsThatWereKeptAreMadeWhereSomebodyElseSays() {
        try (Database empty = PostgresUnderTest.open()) {
            packsThatWereKeptAreMadeElsewhere(empty.artefacts());
        }
    }

    private static void packsThatWereKeptAreMadeElsewhere(ArtefactStore artefacts) {
        RulePack other = changed(Shipped.SETUP.pretrade().pack(), "\nrule ", "\n// kept\nrule ");
        Releases.keep(Shipped.SETUP, artefacts);
        Artefact kept = Artefacts.of(other);
        artefacts.keep(kept.key(), kept.hash(), kept.files());
        List<String> made = new ArrayList<>();
        Function<Artefact, RulePack> elsewhere = artefact -> {
            made.add(artefact.key());
            return artefact.hash().equals(other.hash()) ? other.twin() : Artefacts.pack(artefact);
        };
        SortedMap<String, String> versions = new TreeMap<>(Shipped.SETUP.versions());
        versions.put(kept.key(), kept.hash());
        try (Releases releases = new Releases(feed -> Shipped.SETUP.twin(), artefacts, elsewhere)) {
            assertThat(releases.shelf().rules(other.name(), other.hash()).hash())
                    .isEqualTo(other.hash());
            assertThat(made).containsExactly(kept.key());
            try (EngineSetup then = releases.twin("simulated", versions)) {
                assertThat(then.versions()).isEqualTo(versions);
            }
            assertThat(made).hasSizeGreaterThan(2).contains("rules:funding-drift");
        }
    }

    @Test
    void itStopsWhenItIsNotToGoOn() {
        try (Releases releases = new Releases(feed -> Shipped.SETUP.twin(), recorded.database.artefacts())) {
            ParityReport report = new Parity(recorded.database.blocks(), releases, VenueTerms.shipped(), "test")
                    .check(Recorded.DAY, false, (done, all) -> false);
            assertThat(report.outcome()).isEqualTo(Outcome.STOPPED);
        }
    }

    static RulePack changed(RulePack pack, String from, String to) {
        SortedMap<String, String> files = new TreeMap<>(pack.files());
        files.replaceAll((name, text) -> text.replace(from, to));
        assertThat(files).isNotEqualTo(pack.files());
        return RulePack.compile(pack.name(), files);
    }

    private static OnnxModel otherModel() {
        try {
            Path folder = Files.createTempDirectory("model");
            otherModelIn(folder);
            return OnnxModel.load(
                    Files.readAllBytes(folder.resolve("model.onnx")),
                    ModelCard.parse(Files.readString(folder.resolve("card.yml"))),
                    FeatureEngine.SET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same trees with a remark behind them, reading two features the other way round. */
    static void otherModelIn(Path folder) throws IOException {
        Path shipped = Path.of("models/onnx/direction/1");
        byte[] trees = Files.readAllBytes(shipped.resolve("model.onnx"));
        byte[] remarked = Arrays.copyOf(trees, trees.length + 3);
        System.arraycopy(new byte[] {0x32, 1, 'x'}, 0, remarked, trees.length, 3);
        Files.write(folder.resolve("model.onnx"), remarked);
        Files.writeString(
                folder.resolve("card.yml"),
                Files.readString(shipped.resolve("card.yml"))
                        .replaceAll("sha256: \\w+", "sha256: " + sha256(remarked))
                        .replace("momentumBps, momentumSlowBps", "rsi_, vwapBps_")
                        .replace("rsi, atrBps, bollinger, vwapBps", "momentumBps, atrBps, bollinger, momentumSlowBps")
                        .replace("rsi_, vwapBps_", "rsi, vwapBps"));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** As if the platform came with other increments; they are no artefact, so they are code. */
    private static EngineSetup coarser(EngineSetup setup) {
        SortedMap<InstrumentId, Instrument> instruments = new TreeMap<>(setup.instruments());
        instruments.replaceAll((id, of) -> new Instrument(
                id,
                of.kind(),
                of.base(),
                of.quote(),
                Price.ofUnits(of.tickSize().units() * 100),
                of.lotSize(),
                of.minimumQuantity()));
        return new EngineSetup(
                instruments,
                setup.dollars(),
                setup.limits(),
                setup.strategies(),
                setup.pretrade(),
                setup.alerts(),
                setup.budgetNanos());
    }
}
