package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import io.traider.backtest.BacktestSummary;
import io.traider.backtest.BacktestSummary.Trade;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.backtest.desk.BacktestRequest;
import io.traider.backtest.desk.BacktestRequest.Source;
import io.traider.backtest.desk.BacktestRun;
import io.traider.backtest.desk.RunDetail.Point;
import io.traider.backtest.desk.RunProgress;
import io.traider.backtest.desk.Workshop.BarSeries;
import io.traider.backtest.desk.Workshop.Choices;
import io.traider.domain.Figure;
import io.traider.report.Measure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where the fields of the types in {@code backtests.graphqls} come from. */
final class BacktestFields {

    private static final int MOST_POINTS = 2_000;

    private BacktestFields() {}

    /** A statistic, ready to be read. */
    record Statistic(String key, String label, Measure.Unit unit, double value, String meaning) {}

    static void of(RuntimeWiring.Builder schema, BacktestDesk desk) {
        run(schema);
        result(schema);
        report(schema, desk);
        choices(schema);
        bars(schema);
    }

    private static void run(RuntimeWiring.Builder schema) {
        Fields.of("Backtest", BacktestRun.class)
                .field("requestedBy", BacktestRun::by)
                .field("requestedTime", BacktestRun::requested)
                .field("startedTime", BacktestRun::started)
                .field("endedTime", BacktestRun::ended)
                .field("result", BacktestRun::summary)
                .into(schema);
        Fields.of("BacktestProgress", RunProgress.class)
                .field("share", progress -> Fields.finite(progress.share()))
                .field("time", progress -> Fields.timeOrNull(progress.nanos()))
                .field("secondsLeft", progress -> Fields.finite(progress.secondsLeft()))
                .into(schema);
        Fields.of("BacktestRequest", BacktestRequest.class)
                .field("changes", request -> changes(request.changes()))
                .into(schema);
    }

    private static void result(RuntimeWiring.Builder schema) {
        Fields.of("BacktestResult", BacktestSummary.class)
                .field(
                        "plan",
                        result -> result.plan().entrySet().stream()
                                .map(entry -> Figure.of(entry.getKey(), entry.getValue()))
                                .toList())
                .field("startEquity", result -> new BigDecimal(result.startEquity()))
                .field("endEquity", result -> new BigDecimal(result.endEquity()))
                .field("maxDrawdown", result -> new BigDecimal(result.maxDrawdown()))
                .field("fees", result -> new BigDecimal(result.costs().get("fees")))
                .field("slippage", result -> new BigDecimal(result.costs().get("slippage")))
                .field("funding", result -> new BigDecimal(result.costs().get("funding")))
                .field("borrow", result -> new BigDecimal(result.costs().getOrDefault("borrow", "0")))
                .field("penalties", result -> new BigDecimal(result.costs().getOrDefault("penalties", "0")))
                .field("events", result -> result.counts().events())
                .field("decisions", result -> result.counts().decisions())
                .field("denied", result -> result.counts().denied())
                .field("orders", result -> result.counts().orders())
                .field("rejected", result -> result.counts().rejected())
                .field("fills", result -> result.counts().fills())
                .field("figures", BacktestFields::statistics)
                .into(schema);
    }

    private static List<Statistic> statistics(BacktestSummary result) {
        List<Statistic> all = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Double value = result.figures().get(measure.key());
            if (value != null) {
                all.add(new Statistic(measure.key(), measure.label(), measure.unit(), value, measure.meaning()));
            }
        }
        return all;
    }

    private static void report(RuntimeWiring.Builder schema, BacktestDesk desk) {
        schema.type(TypeRuntimeWiring.newTypeWiring("BacktestReport")
                .dataFetcher("curve", BacktestFields::curve)
                .dataFetcher("trades", BacktestFields::trades)
                .dataFetcher("document", of -> desk.document(source(of).run()).orElse(""))
                .dataFetcher("tearSheet", of -> desk.tearSheet(source(of).run()).orElse("")));
        Fields.of("BacktestPoint", Point.class)
                .field("time", point -> Fields.time(point.nanos()))
                .into(schema);
        Fields.of("BacktestTrade", Trade.class)
                .field("quantity", trade -> new BigDecimal(trade.quantity()))
                .field("entryTime", trade -> Fields.time(trade.entryNanos()))
                .field("exitTime", trade -> Fields.time(trade.exitNanos()))
                .field("entry", trade -> new BigDecimal(trade.entry()))
                .field("exit", trade -> new BigDecimal(trade.exit()))
                .field("fees", trade -> new BigDecimal(trade.fees()))
                .field("funding", trade -> new BigDecimal(trade.funding()))
                .field("borrow", trade -> new BigDecimal(trade.borrow()))
                .field("penalty", trade -> new BigDecimal(trade.penalty()))
                .field("profit", trade -> new BigDecimal(trade.profit()))
                .into(schema);
    }

    private static BacktestReport source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private static int first(DataFetchingEnvironment environment, int least, int most) {
        int first = environment.getArgumentOrDefault("first", most);
        if (first < least || first > most) {
            throw Refusal.badRequest("first: " + first + " does not do. Maybe take " + least + " to " + most);
        }
        return first;
    }

    private static List<Point> curve(DataFetchingEnvironment environment) {
        List<Point> all = source(environment).detail().curve();
        int wanted = first(environment, 2, MOST_POINTS);
        if (all.size() <= wanted) {
            return all;
        }
        List<Point> thinned = new ArrayList<>(wanted);
        for (int i = 0; i < wanted; i++) {
            thinned.add(all.get((int) ((long) i * (all.size() - 1) / (wanted - 1))));
        }
        return thinned;
    }

    private static List<Trade> trades(DataFetchingEnvironment environment) {
        List<Trade> all = source(environment).detail().trades();
        int wanted = first(environment, 1, Connection.MAX_FIRST);
        return all.subList(Math.max(0, all.size() - wanted), all.size());
    }

    private static void choices(RuntimeWiring.Builder schema) {
        schema.type(TypeRuntimeWiring.newTypeWiring("BacktestChoices")
                .dataFetcher(
                        "spans",
                        of -> choices(of).spans().entrySet().stream()
                                .map(span -> new SourceSpan(
                                        span.getKey(),
                                        span.getValue().from(),
                                        span.getValue().to()))
                                .toList())
                .dataFetcher("bars", of -> choices(of).bars())
                .dataFetcher(
                        "values",
                        of -> changes(choices(of)
                                .values(
                                        String.valueOf(of.<Object>getArgument("strategy")),
                                        Source.valueOf(String.valueOf(of.<Object>getArgument("source")))))));
    }

    private static void bars(RuntimeWiring.Builder schema) {
        Fields.of("BacktestBarSeries", BarSeries.class)
                .field("from", series -> series.span().from())
                .field("to", series -> series.span().to())
                .into(schema);
    }

    /** How far a source reaches. */
    record SourceSpan(Source source, Instant from, Instant to) {}

    private static Choices choices(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private static List<BacktestInput.Change> changes(Map<String, String> changes) {
        return changes.entrySet().stream()
                .map(entry -> new BacktestInput.Change(entry.getKey(), entry.getValue()))
                .toList();
    }
}
