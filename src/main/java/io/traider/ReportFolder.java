package io.traider;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.domain.Decision;
import io.traider.domain.OrderIntent;
import io.traider.domain.Step;
import io.traider.report.RunReport;
import io.traider.report.RunReport.Tries;
import io.traider.report.TearSheet;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The folder of a run's report: the tear sheet, the same as JSON, and every decision as a line of JSON. */
final class ReportFolder implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final BufferedWriter decisions;

    private ReportFolder(Path folder) throws IOException {
        this.folder = folder;
        this.decisions = Files.newBufferedWriter(folder.resolve("decisions.jsonl"));
    }

    static ReportFolder create(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new ReportFolder(folder);
    }

    /** Writes each decision down as it is made, so that a long run needs no more memory. */
    BacktestListener keepingDecisions(BacktestListener progress) {
        return new BacktestListener() {
            @Override
            public boolean progress(long nanos, long events) {
                return progress.progress(nanos, events);
            }

            @Override
            public void step(Step step) {
                step.decisions().forEach(ReportFolder.this::line);
            }
        };
    }

    private void line(Decision decision) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sequence", decision.sequence());
        row.put("nanos", decision.nanos());
        row.put("instrument", decision.signal().instrument().toString());
        row.put("signal", decision.signal().kind());
        row.put("allowed", decision.verdict().allowed());
        row.put("order", decision.order());
        OrderIntent intent = decision.intent();
        row.put("side", intent == null ? null : intent.side());
        row.put("quantity", intent == null ? null : intent.quantity().toString());
        row.put(
                "score",
                Double.isFinite(decision.score().value()) ? decision.score().value() : null);
        row.put("reasons", decision.signal().reasons());
        row.put("breaches", decision.verdict().reasons());
        Map<String, Object> features = new LinkedHashMap<>();
        for (String name : decision.features().names()) {
            double value = decision.features().get(name);
            features.put(name, Double.isFinite(value) ? value : null);
        }
        row.put("features", features);
        write(row);
    }

    private void write(Map<String, Object> row) {
        try {
            decisions.write(JSON.writeValueAsString(row));
            decisions.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException("decisions cannot be written to " + folder, e);
        }
    }

    /** @throws IllegalArgumentException when the run has no time in it */
    void write(BacktestResult result) throws IOException {
        RunReport report = result.report(Tries.ONE);
        Files.writeString(folder.resolve("report.html"), TearSheet.html(report));
        Files.writeString(folder.resolve("report.json"), TearSheet.json(report));
    }

    @Override
    public void close() throws IOException {
        decisions.close();
    }
}
