package io.traider.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.engine.EngineSetup;
import io.traider.engine.Shipped;
import io.traider.execution.VenueTerms;
import io.traider.journal.ParityCheck;
import io.traider.journal.ParityCheck.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks in the background, asked for and each night. */
@Tag("slow")
@Timeout(300)
class ParityDeskTest {

    private static Recorded recorded;

    @BeforeAll
    static void record() {
        recorded = new Recorded(60, 0);
    }

    @AfterAll
    static void close() {
        recorded.close();
    }

    private static ParityDesk desk(Clock clock, UnaryOperator<EngineSetup> change, Gentle gentle) {
        Releases releases = new Releases(feed -> change.apply(Shipped.SETUP.twin()), recorded.database.artefacts());
        Parity parity = new Parity(recorded.database.blocks(), releases, VenueTerms.shipped(), "test");
        return new ParityDesk(parity, recorded.database.parityChecks(), clock, gentle);
    }

    private static ParityCheck finished(ParityDesk desk, ParityCheck begun) {
        for (int i = 0; i < 600; i++) {
            Optional<ParityCheck> found = recorded.database.parityChecks().find(begun.id());
            if (desk.running().isEmpty() && found.isPresent() && found.get().state() != State.RUNNING) {
                return found.get();
            }
            sleep();
        }
        throw new AssertionError("not finished: " + desk.running());
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsAskedForRunsOnceAndIsKeptWithEverythingThatWasFound() {
        try (ParityDesk desk = desk(Clock.systemUTC(), setup -> setup, new Gentle(0.5, () -> false))) {
            ParityCheck begun = desk.request(Recorded.DAY, "quant");
            assertThat(begun.state()).isEqualTo(State.RUNNING);
            assertThat(desk.request(LocalDate.of(2020, 1, 1), "another").id())
                    .as("one at a time")
                    .isEqualTo(begun.id());
            ParityCheck done = finished(desk, begun);
            assertThat(done.state()).as(done.remark()).isEqualTo(State.IDENTICAL);
            assertThat(done.requestedBy()).isEqualTo("quant");
            assertThat(done.alarming()).isFalse();
            assertThat(done.figures()).isNotNull();
            assertThat(done.figures().inputs()).isPositive();
            assertThat(done.figures().decisionsApart()).isNotNull();
            assertThat(desk.latest(1)).containsExactly(done);
            assertThat(recorded.database.parityChecks().report(done.id()))
                    .hasValueSatisfying(json -> assertThat(json).contains("\"replayedHash\"", "\"divergence\""));
        }
    }

    @Test
    void aDifferenceAlarmsUntilAReplayIsTheSame() {
        ParityCheck begun;
        try (ParityDesk desk = desk(
                Clock.systemUTC(),
                setup -> setup.with(ParityTest.changed(
                        setup.strategies().getFirst().rules().pack(),
                        "drift >= $p.number(\"entryDrift\")",
                        "drift >= 0.2")),
                new Gentle(1, () -> false))) {
            begun = desk.request(Recorded.DAY, "quant");
            ParityCheck done = finished(desk, begun);
            assertThat(done.state()).isEqualTo(State.DIFFERENT);
            assertThat(done.cause()).isEqualTo("RELEASE");
            assertThat(done.remark()).contains("DECISION");
            assertThat(done.alarming()).isTrue();
            finished(desk, desk.request(LocalDate.of(2020, 1, 1), "quant"));
            assertThat(desk.last()).as("nothing recorded lifts no alarm").contains(done);
        }
        try (ParityDesk next = desk(Clock.systemUTC(), setup -> setup, new Gentle(1, () -> false))) {
            assertThat(next.last())
                    .hasValueSatisfying(last -> assertThat(last.id()).isEqualTo(begun.id()));
            finished(next, next.request(Recorded.DAY, "quant"));
            assertThat(next.last())
                    .hasValueSatisfying(last -> assertThat(last.alarming()).isFalse());
        }
    }

    @Test
    void yesterdayIsReplayedAtItsTimeOfNight() {
        Duration offset = Duration.between(Instant.now(), Instant.parse("2026-01-02T00:09:59Z"));
        try (ParityDesk desk =
                desk(Clock.offset(Clock.systemUTC(), offset), setup -> setup, new Gentle(1, () -> false))) {
            desk.nightly(LocalTime.of(0, 10));
            for (int i = 0; i < 300 && desk.latest(50).stream().noneMatch(ParityDeskTest::nightly); i++) {
                sleep();
            }
            assertThat(desk.latest(50)).anyMatch(ParityDeskTest::nightly);
        }
    }

    private static boolean nightly(ParityCheck check) {
        return check.requestedBy().equals(ParityDesk.SCHEDULE)
                && check.day().equals(Recorded.DAY)
                && check.state() == State.IDENTICAL;
    }

    @Test
    void itRestsWhileOthersAreBusyAndStopsWhenItIsClosed() {
        ParityCheck begun;
        try (ParityDesk desk = desk(Clock.systemUTC(), setup -> setup, new Gentle(1, () -> true))) {
            begun = desk.request(Recorded.DAY, "quant");
            for (int i = 0; i < 10; i++) {
                sleep();
            }
            assertThat(desk.running()).contains(begun);
        }
        assertThat(recorded.database.parityChecks().find(begun.id()))
                .hasValueSatisfying(check -> assertThat(check.state()).isEqualTo(State.STOPPED));
    }
}
