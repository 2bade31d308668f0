package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.traider.release.Draft;
import io.traider.release.ReleaseDetail;

/** What the gate, the compiler and the scenarios say of the draft. */
final class CheckPart extends Div implements ReleasePart {

    private final ReleasePage page;
    private final CheckResult result;
    private final Div actions = new Div();

    CheckPart(ReleasePage page) {
        this.page = page;
        this.result = new CheckResult(problem -> page.go(ReleaseParts.of(problem)));
        addClassName("part");
        actions.addClassName("actions");
        add(actions, result);
    }

    @Override
    public void show(ReleaseDetail detail) {
        Draft draft = detail.draft();
        actions.removeAll();
        if (draft != null && page.hand().writable()) {
            Button again = new Button("Check");
            again.addClickListener(click -> page.check(again));
            again.addThemeVariants(ButtonVariant.LUMO_SMALL);
            actions.add(again);
        }
        actions.add(new Span(
                "The gate, the compiler and the pack's own scenarios, in a process of their own. A draft that fails"
                        + " here cannot be submitted."));
        result.show(
                draft == null ? null : draft.check(),
                draft == null
                        ? "There is no draft to check. Edit the text to begin one."
                        : "This text was not checked yet.");
    }
}
