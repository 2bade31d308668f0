package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.traider.release.CheckReport;
import io.traider.release.Content;
import io.traider.release.Draft;
import io.traider.release.ReleaseDetail;
import io.traider.rule.Problem;
import java.util.List;
import java.util.Objects;

/** The scenarios that a pack must pass: given these facts, expect these verdicts and reasons. */
final class ScenariosPart extends Div implements ReleasePart {

    private final ReleasePage page;
    private final Editor editor = new Editor("Scenarios", "yaml");
    private final ProblemList problems = new ProblemList(problem -> editor.go(problem.line(), problem.column()));
    private final CheckResult result = new CheckResult(null);
    private final Span verdict = Panel.meta("");

    ScenariosPart(ReleasePage page) {
        this.page = page;
        addClassName("part");
        editor.text(page.hand().text(Content.SCENARIOS));
        editor.readOnly(!page.hand().writable());
        editor.words(Objects.requireNonNull(page.kind()), page.key().name());
        verdict.getElement().setAttribute("role", "status");
        Panel text =
                new Panel(Content.SCENARIOS, editor, problems).named("text").beside(verdict);
        if (page.hand().writable()) {
            Button run = new Button("Check");
            run.addClickListener(click -> page.check(run));
            run.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            text.beside(run);
        }
        add(text, result);
        page.hand().onReplaced(hand -> editor.text(hand.text(Content.SCENARIOS)));
        page.hand().onChecked(this::checked);
        addAttachListener(attached -> {
            page.hand().state().watch(editor, Content.SCENARIOS);
            page.hand().check();
        });
    }

    private void checked(CheckReport report) {
        List<Problem> here = report.problems().stream()
                .filter(problem -> problem.file().equals(Content.SCENARIOS))
                .toList();
        editor.mark(here, List.of());
        problems.show(here);
        verdict.setText(here.isEmpty() ? "No problems" : here.size() + (here.size() == 1 ? " problem" : " problems"));
        verdict.getElement().setAttribute("data-tone", here.isEmpty() ? "good" : "bad");
    }

    @Override
    public void show(ReleaseDetail detail) {
        Draft draft = detail.draft();
        result.show(
                draft == null ? null : draft.check(),
                draft == null
                        ? "There is no draft. Edit the text to begin one; its scenarios run when it is checked."
                        : "This text was not checked yet. A check runs every scenario and says which passed.");
    }
}
