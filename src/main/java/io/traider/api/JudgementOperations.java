package io.traider.api;

import graphql.schema.idl.RuntimeWiring;
import io.traider.journal.release.StoredJudgement.State;
import io.traider.judging.Judgement;
import io.traider.judging.JudgementDesk;
import io.traider.judging.JudgementResult;
import io.traider.judging.SideFigures;
import io.traider.release.ModelVersion;
import io.traider.release.ScoreChange;
import io.traider.report.Measure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code models.graphqls}: what judgements of models and scores came to. */
@Controller
class JudgementOperations implements RuntimeWiringConfigurer {

    private static final int MOST = 50;

    /** Of all versions of a model, among which those of one are looked for. */
    private static final int KNOWN = 500;

    private final ReleaseCalls calls;
    private final JudgementDesk desk;

    JudgementOperations(ReleaseCalls calls, JudgementDesk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    /** One that came to its end. */
    record Judged(long id, String strategy, @Nullable Instant endedTime, JudgementResult result) {

        static @Nullable Judged of(Judgement judgement) {
            JudgementResult result = judgement.result();
            return judgement.state() != State.DONE || result == null
                    ? null
                    : new Judged(judgement.id(), judgement.strategy(), judgement.endedAt(), result);
        }
    }

    @SchemaMapping(typeName = "ModelVersion")
    Mono<List<Judged>> judgements(ModelVersion version) {
        return judged(version.name(), version.number());
    }

    @SchemaMapping(typeName = "ScoreChange", field = "judgements")
    Mono<List<Judged>> judgementsOfScore(ScoreChange change) {
        return judged(JudgementDesk.scoreOf(change.strategy()), change.version());
    }

    private Mono<List<Judged>> judged(String what, int version) {
        return calls.later(() -> desk.list(what, KNOWN).stream()
                .filter(each -> each.version() == version)
                .map(Judged::of)
                .filter(each -> each != null)
                .limit(MOST)
                .toList());
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("ModelJudgement", Judged.class)
                .field("history", each -> each.result().history())
                .field("recorded", each -> each.result().recorded())
                .field("candidate", each -> each.result().candidate())
                .field("inForce", each -> each.result().active())
                .field("trials", each -> each.result().trials())
                .field("cautions", each -> each.result().cautions())
                .into(schema);
        Fields.of("JudgedScore", SideFigures.class)
                .field("outcomes", side -> side.scores().count())
                .field("hitRate", side -> Fields.finite(side.scores().hitRate().value()))
                .field("brier", side -> Fields.finite(side.scores().brier().value()))
                .field("baseBrier", side -> Fields.finite(side.scores().baseBrier()))
                .field(
                        "informationCoefficient",
                        side -> Fields.finite(side.scores().informationCoefficient()))
                .field("net", side -> Fields.finite(side.net()))
                .field("sharpe", side -> Fields.finite(side.of(Measure.SHARPE)))
                .field("deflatedSharpe", side -> Fields.finite(side.of(Measure.DEFLATED_SHARPE)))
                .field("maxDrawdown", side -> Fields.finite(side.of(Measure.MAX_DRAWDOWN)))
                .field("turnover", side -> Fields.finite(side.of(Measure.TURNOVER)))
                .field("trades", side -> Fields.finite(side.of(Measure.TRADES)))
                .into(schema);
    }
}
