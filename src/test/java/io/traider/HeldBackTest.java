package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.Mode;
import io.traider.domain.Step;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.journal.StepLog;
import io.traider.judging.Stretch;
import io.traider.model.ModelCard;
import io.traider.model.ShippedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of a journal, and which simulated markets, a model may be judged on. */
class HeldBackTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
    private static final Set<InstrumentId> BTC = Set.of(InstrumentId.parse("BINANCE:BTCUSDT"));

    private final Database database = PostgresUnderTest.open();
    private final StepLog log = database.log();
    private final HeldBack held = new HeldBack(database.inputs(), database.blocks(), "live", Duration.ofMinutes(3));

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    /** A session of so many minutes with nothing but the time in it. */
    private void session(String feed, Instant from, int minutes) {
        append(new Input.Started(nanos(from), Mode.PAPER, feed, "test"));
        for (int i = 1; i <= minutes; i++) {
            append(new Input.Timer(nanos(from.plusSeconds(60L * i))));
        }
    }

    private void append(Input input) {
        log.append(Step.quiet(log.lastSequence() + 1, input));
    }

    private List<Stretch> past(ModelCard... cards) {
        while (log.durable() < log.lastSequence()) {
            LockSupport.parkNanos(1_000_000);
        }
        return held.of(List.of(cards), BTC);
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L;
    }

    private static ModelCard card(String trainedOn, Instant until, String horizon) {
        String text = ShippedModel.of("direction", 1).card().text();
        String head = text.substring(0, text.indexOf("horizon:"));
        String tail = text.substring(text.indexOf("figures:"));
        return ModelCard.parse(head + "horizon: " + horizon + "\nspan: {from: 2024-01-01T00:00:00Z, to: " + until
                + "}\ntrainedOn: " + trainedOn + "\n" + tail);
    }

    private static ModelCard old() {
        return card("nothing of this", Instant.parse("2025-01-01T00:00:00Z"), "5s");
    }

    @Test
    void whatTheVenuesSaidIsRecordedTime() {
        session("live", NOON, 60);
        assertThat(past(old())).singleElement().satisfies(stretch -> {
            assertThat(stretch.recorded()).isTrue();
            assertThat(stretch.words()).contains("2030-01-01T12:00:00Z to 2030-01-01T13:00:00Z");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulated", "replay"})
    void whatTheSimulatorSaidMayBeWhatItWasTrainedOn(String feed) {
        session(feed, NOON, 60);
        assertThat(past(old()))
                .hasSize(3)
                .noneMatch(Stretch::recorded)
                .allMatch(each -> each.words().contains("no market of the world"));
    }

    @Test
    void timeOfTheVenuesBeginsWhereTheSimulatorEnded() throws Exception {
        session("simulated", NOON, 60);
        session("live", NOON.plusSeconds(3_600), 20);
        session("live", NOON.plusSeconds(5_000), 40);
        Stretch stretch = past(old()).getFirst();
        assertThat(stretch.recorded()).isTrue();
        assertThat(stretch.plan().fromNanos()).isEqualTo(nanos(NOON.plusSeconds(3_600)));
        session("simulated", NOON.plusSeconds(9_000), 40);
        assertThat(past(old())).noneMatch(Stretch::recorded);
    }

    @Test
    void heldBackTimeBeginsWhereTheLastLabelOfAnyModelEnded() {
        session("live", NOON, 180);
        ModelCard hour = card("the live feed", NOON.plusSeconds(3_600), "15m");
        for (List<ModelCard> cards : List.of(List.of(hour), List.of(old(), hour), List.of(hour, old()))) {
            Stretch stretch = past(cards.toArray(ModelCard[]::new)).getFirst();
            assertThat(stretch.recorded()).isTrue();
            assertThat(stretch.plan().fromNanos()).isEqualTo(nanos(NOON.plusSeconds(3_600 + 900)));
        }
        assertThat(past(card("the live feed", NOON.plusSeconds(3_600), "100m")))
                .as("twenty minutes are too little")
                .noneMatch(Stretch::recorded);
    }

    @Test
    void seedsThatAnyCardNamesAreLeftOut() {
        ModelCard candidate = card("simulator seed 9001", NOON, "5s");
        ModelCard inForce = card("simulator seed 9003, 400 frames/s", NOON, "5s");
        assertThat(past(candidate, inForce))
                .extracting(stretch -> stretch.words().replaceAll(".*seed (\\d+).*", "$1"))
                .containsExactly("9002", "9004", "9005");
    }
}
