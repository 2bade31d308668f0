package io.traider.backtest.desk;

import io.traider.backtest.BacktestSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a run, as JSON; what an earlier version wrote is read as far as it goes. */
final class RunJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RunJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** What {@code ./traider backtest --json} prints, with what was asked for before it and the curve behind it. */
    static String document(BacktestRun run, BacktestSummary summary, RunDetail detail) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", run.name());
        all.put("request", run.request());
        MAPPER.readTree(write(summary)).properties().forEach(field -> all.put(field.getKey(), field.getValue()));
        all.put("trades", detail.trades());
        all.put("curve", detail.curve());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }
}
