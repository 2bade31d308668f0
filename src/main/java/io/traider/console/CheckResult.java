package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.traider.release.CheckReport;
import io.traider.release.ScenarioOutcome;
import io.traider.rule.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a check said of a text: whether it may be submitted, what is wrong with it, and how its scenarios went. */
final class CheckResult extends Div {

    private final @Nullable Consumer<Problem> open;

    /** @param open what shows a problem in its text, where that can be done */
    CheckResult(@Nullable Consumer<Problem> open) {
        this.open = open;
        addClassName("part");
    }

    /** @param none what to say when nothing was checked */
    void show(@Nullable CheckReport report, String none) {
        removeAll();
        if (report == null) {
            Paragraph empty = new Paragraph(none);
            empty.addClassName("empty");
            add(new Panel("Check", empty));
            return;
        }
        add(messages(report));
        if (!report.unproven().isEmpty()) {
            add(unproven(report.unproven()));
        }
        if (!report.scenarios().isEmpty()) {
            add(scenarios(report.scenarios()));
        }
    }

    private Panel messages(CheckReport report) {
        Span verdict = new Span(report.ok() ? "May be submitted" : "Cannot be submitted");
        verdict.addClassName("chip");
        verdict.getElement().setAttribute("data-tone", report.ok() ? "good" : "bad");
        Paragraph words = new Paragraph(words(report));
        words.addClassName("said");
        ProblemList problems = new ProblemList(open);
        problems.show(report.problems());
        ProblemList warnings = new ProblemList(open);
        warnings.addClassName("warnings");
        warnings.getElement().setAttribute("aria-label", "Warnings");
        warnings.show(report.warnings());
        return new Panel("Check", words, problems, warnings).named("check").beside(verdict);
    }

    private static String words(CheckReport report) {
        long failed = report.scenarios().stream().filter(each -> !each.passed()).count();
        String text = report.builds()
                ? "The gate lets it pass and it compiles"
                : Words.count(report.problems().size())
                        + (report.problems().size() == 1 ? " problem has" : " problems have") + " to be mended first";
        String ran = report.scenarios().isEmpty()
                ? ""
                : failed == 0
                        ? "; all " + report.scenarios().size() + " scenarios passed"
                        : "; " + failed + " of " + report.scenarios().size() + " scenarios failed";
        String silent = report.unproven().isEmpty()
                ? ""
                : "; no scenario fires "
                        + (report.unproven().size() == 1
                                ? "one rule"
                                : report.unproven().size() + " rules");
        return text + ran + silent + ". It took " + Words.count(report.millis()) + " ms.";
    }

    private static Panel unproven(List<String> rules) {
        Paragraph words =
                new Paragraph("No scenario makes these rules fire, and a pack of this kind is not approved with"
                        + " such a rule. Add a scenario for each: " + String.join(", ", rules) + ".");
        return Panel.padded("Rules that no scenario fires", words).named("unproven");
    }

    private static Panel scenarios(List<ScenarioOutcome> outcomes) {
        DataTable table = new DataTable(
                "Scenarios",
                "No scenario ran.",
                Column.text("Scenario"),
                Column.state("Result"),
                Column.wide("Difference"),
                Column.text("Fired"));
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        int number = 0;
        for (ScenarioOutcome each : outcomes) {
            rows.put(
                    Integer.toString(++number),
                    List.of(
                            each.name(),
                            each.passed() ? "good Passed" : "bad Failed",
                            each.difference(),
                            Releases.list(each.fired())));
        }
        table.show(rows);
        table.addClassName("wrapped");
        return new Panel("Scenarios", table).named("scenarios");
    }
}
