package io.traider.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.StrategyMode;
import io.traider.journal.Database;
import io.traider.journal.PostgresUnderTest;
import io.traider.judging.Deciles;
import io.traider.judging.Estimate;
import io.traider.judging.LiveScores;
import io.traider.judging.Profit;
import io.traider.judging.Reference;
import io.traider.model.ModelCard;
import io.traider.model.ShippedModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of which strategies, set how, a profit is expected, with what is really in force and stored. */
class ProfitBasisTest {

    private static final String DRIFT = "funding-drift";

    private final Database database = PostgresUnderTest.open();
    private final RealDesk desk = new RealDesk(database, InstantSource.system());

    @AfterEach
    void close() {
        desk.close();
        database.close();
    }

    private ProfitBasis basis(String strategy) {
        return ProfitBasis.of(strategy, desk.session.state(), database.releases());
    }

    @Test
    void theModeChangesNothingButWhetherItEarns() {
        ProfitBasis paper = basis(DRIFT);
        assertThat(paper.earns()).isTrue();
        desk.strategies.setMode(DRIFT, StrategyMode.SHADOW, null, "rhea");
        ProfitBasis shadow = basis(DRIFT);
        assertThat(shadow.earns()).isFalse();
        assertThat(shadow.setting()).isEqualTo(paper.setting());
        assertThat(paper.holds(DRIFT, desk.session.state())).isFalse();
        assertThat(shadow.holds(DRIFT, desk.session.state())).isTrue();
        desk.strategies.setMode(DRIFT, StrategyMode.PAPER, true, "rhea");
        assertThat(basis(DRIFT).earns()).as("only leaves positions").isFalse();
    }

    @Test
    void otherParametersAreAnotherSetting() {
        String before = basis(DRIFT).setting();
        desk.strategies.setParameters(DRIFT, new TreeMap<>(Map.of("coolDownSeconds", new BigDecimal("77"))), "rhea");
        assertThat(basis(DRIFT).setting()).isNotEqualTo(before);
        assertThat(basis(DRIFT).earns()).isTrue();
    }

    @Test
    void aStrategyThatReadsNoScoreEarnsNothingByIt() {
        assertThat(basis("funding-harvest").earns()).isFalse();
        assertThat(basis(DRIFT).budgetMicros()).isEqualTo(5_000);
        assertThat(basis("nobody")).isEqualTo(new ProfitBasis("", "", "", false, 1e9));
    }

    @Test
    void profitIsExpectedOnlyOfWhatWasJudged() {
        ProfitBasis judged = basis(DRIFT);
        assertThat(expected(judged, judged.setting()).mean()).isEqualTo(2);
        assertThat(expected(judged, "another")).isEqualTo(expected(judged, ""));
        assertThat(expected(judged, "another").expected(60)).isZero();
        ProfitBasis quiet = new ProfitBasis(judged.strategyHash(), judged.rulesHash(), judged.setting(), false, 5_000);
        assertThat(expected(quiet, judged.setting()).shortfall(60, -1_000)).isZero();
    }

    private static Profit expected(ProfitBasis basis, String judgedWith) {
        ModelCard card = ShippedModel.of("direction", 1).card();
        Reference.Shape shape = new Reference.Shape("score", new Deciles(List.of(0.5), List.of(0.5, 0.5, 0.0)), 0);
        Reference reference = new Reference(
                "past",
                Duration.ofMinutes(10),
                card.inputs().stream()
                        .map(name -> new Reference.Shape(name, shape.deciles(), 0))
                        .toList(),
                shape,
                new Estimate(0.5, 0.01, 30),
                new Estimate(0.25, 0.01, 30),
                new Profit(100, 2, 1),
                judgedWith);
        LiveScores live = new LiveScores("h", List.of(card), reference, (_, _) -> 0, LiveScores.Times.USUAL);
        return new ScoreWatch(live, null, 0, BigDecimal.ZERO, basis).figures().profit();
    }
}
