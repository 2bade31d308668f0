package io.traider.study;

import io.traider.domain.Figure;
import io.traider.report.Performance;
import io.traider.study.FundingStudy.Judged;
import io.traider.study.FundingStudy.OnPanel;
import io.traider.study.FundingStudy.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The study as one JSON document; what is not defined is absent. */
public final class StudyJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StudyJson() {}

    /** Indented, in the order of reading. */
    public static String of(FundingStudy study) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("study", "funding-drift");
        root.put("seed", FundingStudy.SEED);
        root.put("missing", study.missing());
        root.put("panels", study.panels().stream().map(StudyJson::panel).toList());
        root.put("simulated", study.runs().stream().map(StudyJson::run).toList());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static Map<String, Object> panel(OnPanel on) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", on.panel().name());
        map.put("contracts", on.panel().contracts().size());
        map.put("bars", on.panel().bars());
        Map<String, String> facts = new LinkedHashMap<>();
        for (Figure fact : on.panel().facts()) {
            facts.put(fact.name(), fact.value());
        }
        map.put("read", facts);
        map.put("tries", on.tries().count());
        map.put("forecasts", on.forecasts().stream().map(StudyJson::forecast).toList());
        Map<String, Object> variants = new LinkedHashMap<>();
        on.evidence().forEach((variant, evidence) -> variants.put(variant.name(), evidence(evidence)));
        map.put("variants", variants);
        return map;
    }

    private static Map<String, Object> forecast(Forecast forecast) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("bars", forecast.bars());
        put(map, "mean", forecast.mean());
        put(map, "error", forecast.error());
        map.put("count", forecast.count());
        return map;
    }

    private static Map<String, Object> evidence(Evidence evidence) {
        Outcome outcome = evidence.walk().outcome();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("judgedBars", outcome.returns().length);
        map.put("positions", outcome.profits().size());
        put(map, "net", outcome.net());
        put(map, "price", outcome.price());
        put(map, "funding", outcome.funding());
        put(map, "fees", outcome.fees());
        put(map, "slippage", outcome.slippage());
        put(map, "netLow95", evidence.low());
        put(map, "netHigh95", evidence.high());
        put(map, "breakEvenBpsPerFill", outcome.breakEvenBps());
        put(map, "paidBpsPerFill", 1e4 * (outcome.fees() + outcome.slippage()) / outcome.turnover());
        map.put("figures", evidence.performance().byKey());
        map.put("byCost", evidence.byCost().stream().map(StudyJson::byCost).toList());
        map.put(
                "windows",
                evidence.walk().choices().stream()
                        .map(choice -> choice(evidence, choice))
                        .toList());
        map.put("words", evidence.words());
        return map;
    }

    private static Map<String, Object> byCost(Evidence.ByCost level) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("costs", level.costs().name());
        map.put("perpetualBps", level.costs().perpetual());
        map.put("spotBps", level.costs().spot());
        map.put("slippageBps", level.costs().slippage());
        put(map, "net", level.net());
        map.put("positions", level.trades());
        return map;
    }

    private static Map<String, Object> choice(Evidence evidence, WalkForward.Choice choice) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", choice.from());
        map.put("to", choice.to());
        if (choice.parameters() != null) {
            map.put("parameters", choice.parameters().toString());
        }
        put(map, "sharpeBefore", choice.inSample());
        put(map, "net", evidence.walk().net(choice));
        return map;
    }

    private static Map<String, Object> run(Run run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("strategy", run.variant());
        map.put("seed", run.seed());
        put(map, "net", StudyFigures.net(run));
        map.put("figures", Performance.of(run.report()).byKey());
        map.put("windows", run.windows().stream().map(StudyJson::judged).toList());
        return map;
    }

    private static Map<String, Object> judged(Judged judged) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("parameters", judged.parameters());
        put(map, "sharpeBefore", judged.before());
        map.put("net", judged.net().toPlainString());
        map.put("rank", judged.rank());
        map.put("of", judged.of());
        return map;
    }

    private static void put(Map<String, Object> map, String name, double value) {
        if (Double.isFinite(value)) {
            map.put(name, value);
        }
    }
}
