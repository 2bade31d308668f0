package io.traider;

import io.traider.backtest.Backtest;
import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestPlan;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.EventSource;
import io.traider.domain.StrategyMode;
import io.traider.engine.EngineSetup;
import io.traider.engine.ScorePlan;
import io.traider.engine.StrategyDefinition;
import io.traider.feature.FeatureEngine;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.packages.StrategyContent;
import io.traider.packages.TrackRecord;
import io.traider.rule.RulePack;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Measures a strategy of a package on the simulated market, as if it traded on paper; only what passed its check. */
final class PackageRun {

    private static final int RATE = 400;

    private final long seed;
    private final Duration length;

    /** @param length of simulated time */
    PackageRun(long seed, Duration length) {
        this.seed = seed;
        this.length = length;
    }

    /**
     * Takes about a minute for two hours.
     *
     * @param goOn whether anybody still waits for it
     * @throws IOException when it was ended before its time
     */
    TrackRecord run(StrategyContent content, BooleanSupplier goOn) throws IOException {
        Past past = past();
        SortedMap<String, StrategyContent.Model> models = content.models();
        RulePack rules = RulePack.compile(content.name(), content.rules().deciding());
        try (EngineSetup made = EngineSetup.of(definition(content), rules, part -> load(models, part));
                EventSource source = past.open()) {
            Backtest backtest = new Backtest(
                    new BacktestPlan(
                            content.name(),
                            past.words(),
                            past.temper(),
                            past.fromNanos(),
                            past.toNanos(),
                            past.model(),
                            seed,
                            Platform.SOFTWARE),
                    made);
            return record(past, backtest.run(source, asLongAs(goOn)));
        }
    }

    private Past past() {
        return new Past(
                Past.Source.SIMULATED,
                "",
                "",
                List.of(),
                Collections.emptySortedMap(),
                PastOptions.NEW_YEAR,
                PastOptions.NEW_YEAR + length.toNanos(),
                "depth:risk-averse",
                List.of("recorded", "stated", "0"),
                "",
                seed,
                RATE);
    }

    /** Whatever mode the package asks for, orders are filled here. */
    private static StrategyDefinition definition(StrategyContent content) {
        StrategyDefinition stated = content.definition("simulated");
        SortedMap<String, String> changes = new TreeMap<>();
        if (stated.mode() != StrategyMode.PAPER) {
            changes.put("mode", StrategyMode.PAPER.name().toLowerCase(Locale.ROOT));
        }
        return StrategyDefinition.parse(content.definition(), "simulated", changes);
    }

    private static OnnxModel load(SortedMap<String, StrategyContent.Model> models, ScorePlan.Part part) {
        StrategyContent.Model own = models.get(part.id());
        return own == null
                ? OnnxModel.shipped(part.model(), part.version(), FeatureEngine.SET)
                : OnnxModel.load(own.onnx(), ModelCard.parse(own.card()), FeatureEngine.SET);
    }

    private static BacktestListener asLongAs(BooleanSupplier goOn) {
        return new BacktestListener() {
            @Override
            public boolean progress(long nanos, long events) {
                return goOn.getAsBoolean();
            }
        };
    }

    private static TrackRecord record(Past past, BacktestResult result) throws IOException {
        if (!result.finished() || result.failure() != null) {
            throw new IOException(
                    "the run ended before its time" + (result.failure() == null ? "" : ": " + result.failure()));
        }
        long gained = result.trades().stream()
                .filter(trade -> trade.profit().signum() > 0)
                .count();
        return new TrackRecord(
                past.words(),
                time(past.fromNanos()),
                time(past.toNanos()),
                Platform.SOFTWARE,
                cents(result.startEquity()),
                cents(result.endEquity().subtract(result.startEquity())),
                cents(result.costs().fees()),
                cents(result.costs().slippage()),
                result.maxDrawdown().setScale(6, RoundingMode.HALF_EVEN),
                result.counts().decisions(),
                result.counts().fills(),
                result.trades().size(),
                result.trades().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((double) gained / result.trades().size()),
                result.hash(),
                result.versions().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .toList());
    }

    private static BigDecimal cents(BigDecimal dollars) {
        return dollars.setScale(2, RoundingMode.HALF_EVEN);
    }

    private static String time(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
