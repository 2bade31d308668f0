package io.traider.report;

import io.traider.domain.Figure;
import io.traider.domain.Fill;
import io.traider.report.RunReport.RoundTrip;
import io.traider.report.RunReport.Sample;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A run as one JSON document; exact decimals as strings, a figure that is not defined absent. */
final class ReportJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReportJson() {}

    static String of(RunReport report, Performance performance) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("title", report.title());
        Map<String, String> plan = new LinkedHashMap<>();
        for (Figure each : report.plan()) {
            plan.put(each.name(), each.value());
        }
        root.put("plan", plan);
        root.put("period", performance.period().toString());
        root.put("figures", performance.byKey());
        Map<String, Double> months = new LinkedHashMap<>();
        Months.of(report.samples()).forEach((month, value) -> months.put(month.toString(), value));
        root.put("months", months);
        root.put("samples", report.samples().stream().map(ReportJson::sample).toList());
        root.put("trades", report.trades().stream().map(ReportJson::trade).toList());
        root.put("fills", report.fills().stream().map(ReportJson::fill).toList());
        return MAPPER.writeValueAsString(root);
    }

    private static Map<String, Object> sample(Sample sample) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("nanos", sample.nanos());
        row.put("equity", sample.equity());
        row.put("exposure", sample.exposure());
        if (Double.isFinite(sample.benchmark())) {
            row.put("benchmark", sample.benchmark());
        }
        return row;
    }

    private static Map<String, Object> trade(RoundTrip trade) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("instrument", trade.instrument().toString());
        row.put("side", trade.side());
        row.put("quantity", trade.quantity().toString());
        row.put("entryNanos", trade.entryNanos());
        row.put("exitNanos", trade.exitNanos());
        row.put("entry", trade.entry().toString());
        row.put("exit", trade.exit().toString());
        row.put("fees", trade.fees().toPlainString());
        row.put("funding", trade.funding().toPlainString());
        row.put("borrow", trade.borrow().toPlainString());
        row.put("penalty", trade.penalty().toPlainString());
        row.put("profit", trade.profit().toPlainString());
        row.put("decision", trade.decision());
        row.put("exitDecision", trade.exitDecision());
        return row;
    }

    private static Map<String, Object> fill(Fill fill) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", fill.id());
        row.put("order", fill.order());
        row.put("strategy", fill.strategy());
        row.put("instrument", fill.instrument().toString());
        row.put("side", fill.side());
        row.put("price", fill.price().toString());
        row.put("quantity", fill.quantity().toString());
        row.put("liquidity", fill.liquidity());
        row.put("fee", fill.fee().amount().toPlainString());
        row.put("feeCurrency", fill.fee().currency());
        row.put("nanos", fill.nanos());
        return row;
    }
}
