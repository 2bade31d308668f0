package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.traider.release.CheckReport;
import io.traider.release.Content;
import io.traider.release.ReleaseDetail;
import io.traider.release.Version;
import io.traider.rule.PackKind;
import io.traider.rule.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of a pack in an editor, what is wrong with them at its line, and beside them the words that they can use. */
final class DraftPart extends Div implements ReleasePart {

    private final ReleasePage page;
    private final String file;
    private final Editor editor;
    private final ProblemList problems = new ProblemList(this::go);
    private final Span verdict = Panel.meta("");
    private final Div comparison = new Div();
    private final Button compare = new Button("Compare with what is in force", click -> compare());
    private @Nullable Version active;

    DraftPart(ReleasePage page) {
        this.page = page;
        this.file = Releases.mainFile(page.key());
        PackKind kind = Objects.requireNonNull(page.kind());
        addClassName("part");
        editor = new Editor("Rules of " + page.key().name(), Editor.languageOf(file));
        editor.text(page.hand().text(file));
        editor.readOnly(!page.hand().writable());
        editor.words(kind, page.key().name());

        verdict.getElement().setAttribute("role", "status");
        compare.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        Panel text = new Panel(file, editor, problems).named("text").beside(verdict, compare);
        Div desk = new Div(text, new VocabularyPanel(kind, page.key().name()));
        desk.addClassNames("part", "desk");
        add(desk, comparison);
        page.hand().onReplaced(hand -> editor.text(hand.text(file)));
        page.hand().onChecked(this::checked);
        addAttachListener(attached -> {
            page.hand().state().watch(editor, file);
            page.hand().check();
        });
    }

    @Override
    public void show(ReleaseDetail detail) {
        active = detail.active();
        compare.setVisible(active != null && detail.draft() != null);
        if (detail.draft() == null) {
            comparison.removeAll();
        }
    }

    private void checked(CheckReport report) {
        editor.mark(ReleaseParts.in(file, report.problems()), ReleaseParts.in(file, report.warnings()));
        problems.show(report.problems());
        verdict.setText(
                report.builds()
                        ? "No problems"
                        : report.problems().size() + (report.problems().size() == 1 ? " problem" : " problems"));
        verdict.getElement().setAttribute("data-tone", report.builds() ? "good" : "bad");
    }

    private void go(Problem problem) {
        if (problem.file().equals(file) || problem.file().isEmpty()) {
            editor.go(problem.line(), problem.column());
        } else {
            page.go(problem.file().equals(Content.SCENARIOS) ? "scenarios" : "tables");
        }
    }

    private void compare() {
        Version before = active;
        comparison.removeAll();
        if (before != null) {
            comparison.add(new ContentDiff(
                    before.content(), "Version " + before.number(), page.hand().content(), "Draft"));
        }
    }
}
