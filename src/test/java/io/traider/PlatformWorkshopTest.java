package io.traider;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Bars;
import io.traider.backtest.desk.BacktestRequest.Problem;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.backtest.desk.Workshop.Job;
import io.traider.domain.Decision;
import io.traider.domain.Step;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the platform runs on imported events, on a recording and on imported bars. */
@Tag("slow")
class PlatformWorkshopTest {

    private static final PastUnderTest PAST = new PastUnderTest();

    @AfterAll
    static void close() {
        PAST.close();
    }

    private static BacktestRequest on(
            Source source,
            String recording,
            SortedMap<String, String> changes,
            Bars bars,
            String strategy,
            String fill) {
        BacktestRequest usual = BacktestRequest.DEFAULT;
        return new BacktestRequest(
                "",
                strategy,
                source,
                recording,
                null,
                null,
                usual.hours(),
                usual.seed(),
                usual.rate(),
                fill,
                usual.latency(),
                "",
                changes,
                bars);
    }

    private static BacktestRequest events(Source source, String recording, SortedMap<String, String> changes) {
        return on(source, recording, changes, null, "funding-drift", BacktestRequest.DEFAULT.fill());
    }

    private static List<Decision> decisions(BacktestRequest request) throws IOException {
        List<Decision> decisions = new ArrayList<>();
        try (Job job = PAST.prepare(request)) {
            BacktestResult result = job.run(new BacktestListener() {
                @Override
                public boolean progress(long nanos, long events) {
                    assertThat(job.share(nanos)).isBetween(0.0, 1.0);
                    return true;
                }

                @Override
                public void step(Step step) {
                    decisions.addAll(step.decisions());
                }
            });
            assertThat(result.failure()).isNull();
            assertThat(result.finished()).isTrue();
        }
        return decisions;
    }

    @Test
    void quotesTradesMarksAndFundingRatesBringForthDecisions() throws IOException {
        assertThat(decisions(events(Source.HISTORY, "", PastUnderTest.eager("600", "14400", "3600"))))
                .isNotEmpty()
                .allMatch(each -> each.signal().instrument().toString().equals(PastUnderTest.PERPETUAL))
                .anyMatch(each -> each.verdict().allowed());
    }

    @Test
    void aRecordingBringsForthDecisions() throws IOException {
        assertThat(decisions(events(Source.CAPTURES, PastUnderTest.RECORDING, PastUnderTest.eager("3", "45", "15"))))
                .isNotEmpty()
                .anyMatch(each -> each.verdict().allowed());
    }

    private static List<String> blamed(Map<String, String> changes) {
        return PAST.check(events(Source.CAPTURES, PastUnderTest.RECORDING, new TreeMap<>(changes))).stream()
                .map(Problem::field)
                .toList();
    }

    @Test
    void valuesAreJudgedTogetherAndTheOneThatDoesNotDoIsNamed() {
        SortedMap<String, String> together = PastUnderTest.eager("3", "45", "15");
        assertThat(blamed(together)).isEmpty();
        assertThat(blamed(Map.of("funding.slowSeconds", "45"))).containsExactly("changes.funding.slowSeconds");
        together.put("coolDownSeconds", "soon");
        assertThat(blamed(together)).containsExactly("changes.coolDownSeconds");
        assertThat(blamed(Map.of("coolDownSeconds", "soon", "entryDrift", "much")))
                .containsExactly("changes.coolDownSeconds", "changes.entryDrift");
    }

    @Test
    void barsBringForthDecisions() throws IOException {
        Bars bars = new Bars(PastUnderTest.SPOT, "1h", BigDecimal.ONE, new BigDecimal("100000"));
        assertThat(decisions(on(
                        Source.HISTORY,
                        "",
                        Collections.emptySortedMap(),
                        bars,
                        BacktestRequest.BAR_STRATEGY,
                        BacktestRequest.BAR_FILL)))
                .isNotEmpty();
    }
}
