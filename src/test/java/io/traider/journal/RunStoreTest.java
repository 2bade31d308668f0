package io.traider.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.Order;
import io.traider.domain.Step;
import io.traider.journal.RunStore.Outcome;
import io.traider.journal.StoredRun.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private Database database;
    private RunStore store;

    @BeforeAll
    void open() {
        database = PostgresUnderTest.open();
        store = database.runs();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        store.interrupt("", NOW);
        store.waiting().forEach(run -> store.end(run.id(), State.CANCELLED, "", Outcome.NONE, NOW));
        store.retain(0);
        assertThat(store.count()).isZero();
    }

    @Test
    void aRunWaitsRunsAndEndsWithWhatCameOfIt() {
        StoredRun run = store.add("first", "{\"seed\": 7}", "quant", NOW);
        assertThat(run.state()).isEqualTo(State.QUEUED);
        assertThat(store.waiting()).containsExactly(run);
        assertThat(store.begin(run.id(), NOW.plusSeconds(1))).isTrue();
        assertThat(store.begin(run.id(), NOW)).as("begun twice").isFalse();
        assertThat(store.delete(run.id())).as("deleted while it runs").isFalse();
        Outcome outcome = new Outcome("{\"b\":1,\"a\":2}", "{\"curve\":[]}", "<html>");
        assertThat(store.end(run.id(), State.DONE, "well", outcome, NOW.plusSeconds(2)))
                .isTrue();
        assertThat(store.end(run.id(), State.CANCELLED, "", Outcome.NONE, NOW))
                .as("ended twice")
                .isFalse();

        StoredRun ended = store.find(run.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.message()).isEqualTo("well");
        assertThat(ended.summary()).as("in its own order").isEqualTo("{\"b\":1,\"a\":2}");
        assertThat(ended.started()).isEqualTo(NOW.plusSeconds(1));
        assertThat(ended.ended()).isEqualTo(NOW.plusSeconds(2));
        assertThat(store.detail(run.id())).contains("{\"curve\":[]}");
        assertThat(store.tearSheet(run.id())).contains("<html>");
        assertThat(store.delete(run.id())).isTrue();
        assertThat(store.find(run.id())).isEmpty();
        assertThat(store.tearSheet(run.id())).isEmpty();
    }

    @Test
    void whatRanWhenTheProcessDiedIsInterruptedAndWhatWaitedStillWaits() {
        StoredRun ran = store.add("ran", "{}", "quant", NOW);
        StoredRun waits = store.add("waits", "{}", "quant", NOW);
        store.begin(ran.id(), NOW);
        assertThat(store.interrupt("the platform stopped", NOW)).isOne();
        assertThat(store.find(ran.id()).orElseThrow().state()).isEqualTo(State.INTERRUPTED);
        assertThat(store.waiting()).containsExactly(waits);
    }

    @Test
    void theOldestEndedRunsGoAndThoseThatWaitStay() {
        StoredRun waits = store.add("waits", "{}", "quant", NOW);
        List<Long> ended = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ended.add(store.add("run " + i, "{}", "quant", NOW).id());
            store.end(ended.getLast(), State.CANCELLED, "", Outcome.NONE, NOW);
        }
        assertThat(store.retain(2)).isEqualTo(3);
        assertThat(store.list(10, null).stream().map(StoredRun::id))
                .containsExactly(ended.get(4), ended.get(3), waits.id());
        assertThat(store.list(10, ended.get(4)).stream().map(StoredRun::id)).containsExactly(ended.get(3), waits.id());
    }

    @Test
    void decisionsOrdersAndFillsOfARunComeBackAsTheyWere() {
        long seed = Seeds.next("RunStoreTest");
        RandomSteps random = new RandomSteps(seed);
        StoredRun run = store.add("kept", "{}", "quant", NOW);
        StoredRun other = store.add("other", "{}", "quant", NOW);
        List<Decision> decisions = new ArrayList<>();
        List<Cursor> places = new ArrayList<>();
        Map<String, Order> orders = new LinkedHashMap<>();
        Map<String, List<Fill>> fills = new LinkedHashMap<>();
        try (RunWriter writer = store.writer(run.id())) {
            for (int i = 0; i < 300; i++) {
                Step step = random.next(2);
                writer.step(step);
                for (int at = 0; at < step.decisions().size(); at++) {
                    decisions.add(step.decisions().get(at));
                    places.add(new Cursor(step.sequence(), at));
                }
                step.orders().forEach(order -> orders.put(order.id(), order));
                step.fills()
                        .forEach(fill -> fills.computeIfAbsent(fill.order(), _ -> new ArrayList<>())
                                .add(fill));
            }
        }
        assertThat(store.countDecisions(run.id())).isEqualTo(decisions.size()).isGreaterThan(20);
        assertThat(store.countDecisions(other.id())).isZero();
        Page<Decision> newest = store.decisions(run.id(), 10, null);
        assertThat(newest.hasNext()).isTrue();
        Same.assertSameDecisions(newest.values(), decisions.reversed().subList(0, 10));
        Page<Decision> next =
                store.decisions(run.id(), 10, newest.rows().getLast().cursor());
        Same.assertSameDecisions(next.values(), decisions.reversed().subList(10, 20));
        Same.assertSame(store.decision(run.id(), places.getFirst()).orElseThrow(), decisions.getFirst());
        orders.forEach((id, order) -> assertThat(store.order(run.id(), id)).contains(order));
        fills.forEach((id, of) -> assertThat(store.fills(run.id(), id)).isEqualTo(of));
        store.end(run.id(), State.DONE, "", Outcome.NONE, NOW);
        store.delete(run.id());
        assertThat(store.countDecisions(run.id())).isZero();
    }
}
