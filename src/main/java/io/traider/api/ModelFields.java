package io.traider.api;

import graphql.schema.idl.RuntimeWiring;
import io.traider.domain.InstrumentId;
import io.traider.domain.Money;
import io.traider.domain.Venue;
import io.traider.engine.ModelUse;
import io.traider.engine.ParameterSpec;
import io.traider.model.ModelCard;
import io.traider.model.ModelFinding;
import io.traider.model.Purpose;
import io.traider.model.ScoreSpec;
import io.traider.model.TrialFigures;
import io.traider.release.ModelHealthDesk;
import io.traider.release.ModelReport;
import io.traider.release.ModelVersion;
import io.traider.release.ScoreChange;
import io.traider.release.ScoreDetail;
import io.traider.release.StrategyDetail;
import io.traider.session.TradingSession;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the fields of models and strategies come from. */
final class ModelFields {

    private static final double MICRO = 1_000.0;

    private ModelFields() {}

    /** A figure of a card. */
    record Metric(String name, String value) {}

    /** Money at a venue. */
    record Capital(Venue venue, BigDecimal amount, String currency) {}

    /** A parameter with its value. */
    record Parameter(ParameterSpec spec, double value) {}

    static void of(RuntimeWiring.Builder schema, TradingSession session, ModelHealthDesk health) {
        version(schema, health);
        score(schema, session);
        change(schema);
        strategy(schema);
    }

    private static void version(RuntimeWiring.Builder schema, ModelHealthDesk health) {
        Fields.of("ModelVersion", ModelVersion.class)
                .field("version", ModelVersion::number)
                .field("featureSet", each -> each.card().featureSet())
                .field("inputs", each -> each.card().inputs())
                .field("steps", each -> each.card().steps())
                .field("target", each -> each.card().purpose().target())
                .field("horizonSeconds", each -> seconds(each.card().purpose()))
                .field("predicts", each -> each.card().predicts())
                .field("trainedOn", each -> each.card().trainedOn())
                .field("limits", each -> each.card().limits())
                .field("metrics", each -> metrics(each.card()))
                .field("latency", ModelFields::latency)
                .field(
                        "drift",
                        each -> ModelHealthOperations.drift(
                                health, each.active(), each.card().inputs()))
                .field("findings", ModelFields::findings)
                .field("submittedBy", ModelVersion::by)
                .field("submittedTime", ModelVersion::at)
                .into(schema);
        Fields.of("ScoreSourceMember", ScoreSpec.Member.class)
                .field("hash", ScoreSpec.Member::sha256)
                .into(schema);
    }

    private static @Nullable Double seconds(Purpose purpose) {
        Duration horizon = purpose.horizon();
        return horizon == null || horizon.isZero() ? null : horizon.toNanos() / 1e9;
    }

    private static List<Metric> metrics(ModelCard card) {
        return card.figures().entrySet().stream()
                .map(each -> new Metric(each.getKey(), String.valueOf(each.getValue())))
                .toList();
    }

    private static @Nullable TrialFigures latency(ModelVersion version) {
        ModelReport check = version.check();
        return check == null ? null : check.figures();
    }

    private static List<ModelFinding> findings(ModelVersion version) {
        ModelReport check = version.check();
        return check == null ? List.of() : check.findings();
    }

    private static void score(RuntimeWiring.Builder schema, TradingSession session) {
        Fields.of("ScoreSource", ScoreDetail.class)
                .field("hash", score -> score.spec().hash())
                .field("label", score -> score.spec().label())
                .field("combination", score -> score.spec().combination())
                .field("over", score -> score.spec().over())
                .field("intercept", score -> score.spec().intercept())
                .field("members", score -> score.spec().members())
                .field("text", score -> score.spec().text())
                .field("asked", score -> use(session, score).asked())
                .field("refused", score -> use(session, score).refused())
                .field("lastRefusal", score -> use(session, score).lastRefusal())
                .field("meanMicros", score -> mean(use(session, score)))
                .field("besideLabel", ModelFields::beside)
                .into(schema);
    }

    private static void change(RuntimeWiring.Builder schema) {
        Fields.of("ScoreChange", ScoreChange.class)
                .field("weights", ScoreChange::spec)
                .field("submittedBy", ScoreChange::by)
                .field("submittedTime", ScoreChange::at)
                .into(schema);
        Fields.of("ScoreWeights", ScoreSpec.class)
                .field("hash", ScoreSpec::hash)
                .field("label", ScoreSpec::label)
                .field("combination", ScoreSpec::combination)
                .field("over", ScoreSpec::over)
                .field("intercept", ScoreSpec::intercept)
                .field("members", ScoreSpec::members)
                .into(schema);
    }

    private static @Nullable String beside(ScoreDetail score) {
        ScoreSpec beside = score.beside();
        return beside == null ? null : beside.label();
    }

    private static ModelUse use(TradingSession session, ScoreDetail score) {
        return session.state().models().stream()
                .filter(each -> each.strategy().equals(score.strategy())
                        && each.hash().equals(score.spec().hash()))
                .findFirst()
                .orElseGet(() -> new ModelUse(
                        score.strategy(), score.spec().hash(), score.spec().label(), 0, 0, "", 0, 0, List.of()));
    }

    private static @Nullable Double mean(ModelUse use) {
        return use.asked() == 0 ? null : use.nanos() / MICRO / use.asked();
    }

    private static void strategy(RuntimeWiring.Builder schema) {
        Fields.of("Strategy", StrategyDetail.class)
                .field("hash", each -> each.definition().hash())
                .field("mode", each -> each.definition().mode())
                .field("exitsOnly", each -> each.definition().exitsOnly())
                .field("scoreBudgetMicros", each -> each.definition().scoreBudgetMicros())
                .field(
                        "instruments",
                        each -> each.definition().instruments().stream()
                                .map(InstrumentId::toString)
                                .toList())
                .field("limits", each -> each.definition().limits())
                .field("capital", ModelFields::capital)
                .field("parameters", ModelFields::parameters)
                .field("changedTime", StrategyDetail::changedAt)
                .into(schema);
        Fields.of("StrategyParameter", Parameter.class)
                .field("name", each -> each.spec().name())
                .field("type", each -> each.spec().type())
                .field("unit", each -> each.spec().unit())
                .field("min", each -> each.spec().min())
                .field("max", each -> each.spec().max())
                .field("default", each -> each.spec().initial())
                .field("means", each -> each.spec().means())
                .into(schema);
    }

    private static List<Capital> capital(StrategyDetail strategy) {
        return strategy.definition().capital().entrySet().stream()
                .map(each -> capital(each.getKey(), each.getValue()))
                .toList();
    }

    private static Capital capital(Venue venue, Money money) {
        return new Capital(venue, money.amount(), money.currency().toString());
    }

    private static List<Parameter> parameters(StrategyDetail strategy) {
        return strategy.definition().specs().values().stream()
                .map(spec ->
                        new Parameter(spec, strategy.definition().parameters().number(spec.name())))
                .toList();
    }
}
