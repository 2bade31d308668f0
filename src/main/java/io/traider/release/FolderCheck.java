package io.traider.release;

import io.traider.rule.PackSource;
import io.traider.rule.Problem;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Checks a folder of releases, without a platform. */
public final class FolderCheck {

    private final Foundry foundry;
    private final InstantSource clock;

    public FolderCheck(Foundry foundry, InstantSource clock) {
        this.foundry = foundry;
        this.clock = clock;
    }

    /**
     * What was found with one release.
     *
     * @param lines each problem, warning and failed scenario, as {@code file:line:column: message}
     */
    public record Checked(String key, boolean ok, int scenarios, long passed, List<String> lines) {

        public Checked {
            lines = List.copyOf(lines);
        }
    }

    /** Checks each with its scenarios. */
    public List<Checked> check(List<ReleaseFolder.Entry> entries) {
        return entries.stream().map(this::check).toList();
    }

    private Checked check(ReleaseFolder.Entry entry) {
        CheckReport report = report(entry);
        List<String> lines = new ArrayList<>();
        report.problems().forEach(problem -> lines.add(line(entry, problem, "")));
        report.warnings().forEach(warning -> lines.add(line(entry, warning, "warning: ")));
        Path scenarios = entry.paths()
                .getOrDefault(Content.SCENARIOS, Path.of(entry.key().name()));
        report.scenarios().stream()
                .filter(outcome -> !outcome.passed())
                .forEach(outcome ->
                        lines.add(scenarios + ": scenario '" + outcome.name() + "' failed: " + outcome.difference()));
        report.unproven().forEach(rule -> lines.add(scenarios + ": no scenario makes rule '" + rule + "' fire"));
        return new Checked(
                entry.key().toString(),
                report.ok(),
                report.scenarios().size(),
                report.scenarios().stream().filter(ScenarioOutcome::passed).count(),
                lines);
    }

    private CheckReport report(ReleaseFolder.Entry entry) {
        if (entry.pack() == null) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return LimitsCheck.check(entry.key().name(), entry.content(), null, today);
        }
        try {
            PackSource source = new PackSource(
                    entry.pack(), entry.key().name(), entry.content().files());
            return foundry.check("", source, true).join();
        } catch (IllegalArgumentException e) {
            Problem problem = new Problem("", 0, 0, String.valueOf(e.getMessage()), "", "");
            return new CheckReport("", List.of(problem), List.of(), List.of(), List.of(), 0);
        }
    }

    /** With the file's place in the folder, so that an editor finds it. */
    private static String line(ReleaseFolder.Entry entry, Problem problem, String level) {
        Path path = entry.paths().get(problem.file());
        Problem placed = new Problem(
                path == null ? entry.key() + (problem.file().isEmpty() ? "" : " " + problem.file()) : path.toString(),
                problem.line(),
                problem.column(),
                level + problem.message(),
                problem.offending(),
                problem.advice());
        return placed.toString();
    }
}
