package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.traider.model.ModelFinding;
import io.traider.model.TrialFigures;
import io.traider.release.ModelReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the check of a model file said: whether it may be submitted, what is wrong with it, and what was measured. */
final class ModelFindings extends Div {

    ModelFindings(@Nullable ModelReport report, String none) {
        if (report == null) {
            Paragraph empty = new Paragraph(none);
            empty.addClassName("empty");
            add(new Panel("Check", empty));
            return;
        }
        Span verdict = new Span(report.ok() ? "Passed" : "Refused");
        verdict.addClassName("chip");
        verdict.getElement().setAttribute("data-tone", report.ok() ? "good" : "bad");
        Paragraph words = new Paragraph(words(report));
        words.addClassName("said");
        Panel panel = new Panel("Check", words).named("check").beside(verdict);
        panel.add(new FindingList("Problems", report.problems()));
        FindingList more = new FindingList("Warnings and notes", others(report));
        more.addClassName("warnings");
        panel.add(more);
        add(panel);
    }

    private static List<ModelFinding> others(ModelReport report) {
        return report.findings().stream()
                .filter(each -> each.level() != ModelFinding.Level.PROBLEM)
                .toList();
    }

    private static String words(ModelReport report) {
        int problems = report.problems().size();
        String verdict = report.ok()
                ? "The gate lets it pass, and it behaves in a process of its own."
                : problems == 1
                        ? "One problem has to be mended first."
                        : problems + " problems have to be mended first.";
        return verdict + measured(report.figures()) + " " + Words.bytes(report.bytes()) + ", checked in "
                + Words.count(report.millis()) + " ms.";
    }

    private static String measured(@Nullable TrialFigures figures) {
        return figures == null
                ? ""
                : String.format(
                        Locale.ENGLISH,
                        " A row takes %.1f µs, 99 of 100 at most %.1f µs; it may take %,.0f µs.",
                        figures.p50Micros(),
                        figures.p99Micros(),
                        figures.budgetMicros());
    }
}
