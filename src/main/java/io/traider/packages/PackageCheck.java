package io.traider.packages;

import io.traider.engine.ScorePlan;
import io.traider.engine.StrategyDefinition;
import io.traider.engine.StrategyFit;
import io.traider.model.ModelCard;
import io.traider.model.ShippedModel;
import io.traider.model.TrialFigures;
import io.traider.release.CheckReport;
import io.traider.release.Foundry;
import io.traider.release.ModelForge;
import io.traider.release.ModelReport;
import io.traider.release.ScenarioOutcome;
import io.traider.rule.PackSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Says whether a strategy may be given away or taken: its definition with the temper of each feed, its rules by the gate, the
 * compiler and their scenarios, its models by the forge. Rules and models are tried in processes of their own.
 */
public final class PackageCheck {

    private static final List<String> FEEDS = List.of("live", "replay", "simulated");
    private static final Pattern PARAMETER = Pattern.compile("\\.number\\(\\s*\"([^\"]{1,100})\"");

    private final BiFunction<String, PackSource, CheckReport> rules;
    private final ModelForge forge;

    /** @param foundry compiles rules and runs scenarios */
    public PackageCheck(Foundry foundry, ModelForge forge) {
        this.rules = (name, source) -> foundry.check(name, source, true).join();
        this.forge = forge;
    }

    /** Checks everything; takes some seconds, and longer for each model. */
    public PackageReport check(StrategyContent content) {
        List<String> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<ModelReport> models = new ArrayList<>();
        CheckReport report = new CheckReport("", List.of(), List.of(), List.of(), List.of(), 0);
        try {
            StrategyDefinition definition = definition(content);
            SortedMap<String, StrategyContent.Model> brought = content.models();
            content.record();
            parameters(content.rules(), definition, problems);
            plan(definition.score(), brought, problems);
            report = rules.apply("", content.rules());
            rules(report, problems, warnings);
            brought.values().forEach(model -> models.add(model(model, problems)));
            slow(definition, models, problems);
        } catch (PackageRefused | IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        long passed =
                report.scenarios().stream().filter(ScenarioOutcome::passed).count();
        return new PackageReport(
                content.name(), problems, warnings, report.scenarios().size(), passed, models);
    }

    private static StrategyDefinition definition(StrategyContent content) {
        FEEDS.forEach(feed -> StrategyFit.check(content.definition(feed)));
        return content.definition("live");
    }

    /** A rule that asks for a number which the strategy does not state would fail each time. */
    private static void parameters(PackSource source, StrategyDefinition definition, List<String> problems) {
        TreeSet<String> asked = new TreeSet<>();
        source.deciding()
                .values()
                .forEach(text -> PARAMETER.matcher(text).results().forEach(found -> asked.add(found.group(1))));
        asked.removeAll(definition.specs().keySet());
        asked.forEach(name -> problems.add("rules ask for the parameter " + name
                + ", which strategy.yml does not state. Maybe one of "
                + definition.specs().keySet()));
    }

    private static void plan(ScorePlan plan, SortedMap<String, StrategyContent.Model> brought, List<String> problems) {
        TreeSet<String> unused = new TreeSet<>(brought.keySet());
        for (ScorePlan.Part part : plan.parts()) {
            if (!unused.remove(part.id()) && !shipped(part)) {
                problems.add("its score comes from " + part.id() + ", which is neither in the package nor shipped."
                        + " Maybe models/" + part.id() + "/model.onnx");
            }
        }
        unused.forEach(id -> problems.add("nothing asks model " + id + ". Maybe leave it out"));
    }

    private static boolean shipped(ScorePlan.Part part) {
        return ShippedModel.all().stream().anyMatch(each -> each.card().id().equals(part.id()));
    }

    private static void rules(CheckReport report, List<String> problems, List<String> warnings) {
        report.problems().forEach(problem -> problems.add(problem.toString()));
        report.warnings().forEach(warning -> warnings.add(warning.toString()));
        report.scenarios().stream()
                .filter(outcome -> !outcome.passed())
                .forEach(outcome -> problems.add("scenario '" + outcome.name() + "' failed: " + outcome.difference()));
        report.unproven().forEach(rule -> problems.add("no scenario makes rule '" + rule + "' fire"));
    }

    /** What its own models take, one after another, against what it lets a score take; shipped ones count as nothing. */
    private static void slow(StrategyDefinition definition, List<ModelReport> models, List<String> problems) {
        double micros = models.stream()
                .map(ModelReport::figures)
                .filter(Objects::nonNull)
                .mapToDouble(TrialFigures::p99Micros)
                .sum();
        if (micros > definition.scoreBudgetMicros()) {
            problems.add(String.format(
                    Locale.ROOT,
                    "strategy %s lets a score take %,.0f µs, and of its models a hundredth took %,.0f µs or more on"
                            + " this machine. Maybe smaller models, or a greater scoreBudgetMicros",
                    definition.name(),
                    definition.scoreBudgetMicros(),
                    micros));
        }
    }

    private ModelReport model(StrategyContent.Model model, List<String> problems) {
        ModelReport report = forge.check(model.onnx(), model.card());
        report.problems().forEach(problem -> problems.add("model " + model.id() + ": " + problem));
        if (report.ok() && !ModelCard.parse(model.card()).id().equals(model.id())) {
            problems.add("the card of model " + model.id() + " is of "
                    + ModelCard.parse(model.card()).id());
        }
        return report;
    }
}
