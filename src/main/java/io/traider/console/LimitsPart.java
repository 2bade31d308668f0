package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.traider.release.CheckReport;
import io.traider.release.Content;
import io.traider.release.ReleaseDetail;
import io.traider.release.Version;
import io.traider.rule.words.ParameterWords;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A limit set as a grid, a row for each day from which limits hold; or as text, where the grid has no place for it. */
final class LimitsPart extends Div implements ReleasePart {

    private static final String GRID = "Grid";
    private static final String TEXT = "Text";

    private final ReleasePage page;
    private final Sheet sheet;
    private final Editor editor;
    private final ProblemList problems;
    private final ProblemList warnings = new ProblemList(null);
    private final Span verdict = Panel.meta("");
    private final Paragraph unreadable = new Paragraph(
            "The text says more than the grid has a place for, or is no limit set yet. It is edited as text.");
    private final Choice how = new Choice("Edit as", List.of(GRID, TEXT), GRID, this::show);
    private final Div comparison = new Div();
    private @Nullable Version active;

    LimitsPart(ReleasePage page) {
        this.page = page;
        addClassName("part");
        sheet = new Sheet("Limits of " + page.key().name(), 1).fixed();
        editor = new Editor("Limits of " + page.key().name(), "yaml");
        problems = new ProblemList(problem -> {
            if (editor.isVisible()) {
                editor.go(problem.line(), problem.column());
            }
        });
        sheet.readOnly(!page.hand().writable());
        editor.readOnly(!page.hand().writable());
        warnings.addClassName("warnings");
        unreadable.addClassName("said");
        verdict.getElement().setAttribute("role", "status");
        Button compare = new Button("Compare with what is in force", click -> compare());
        compare.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(
                new Panel("Limits", unreadable, sheet, editor, problems, warnings)
                        .named("text")
                        .beside(verdict, compare, how),
                comparison,
                Panel.padded("What they mean", meanings()));
        page.hand().onReplaced(hand -> draw());
        page.hand().onChecked(this::checked);
        show(GRID);
        addAttachListener(attached -> {
            draw();
            page.hand().state().watch(editor, Content.LIMITS);
            page.hand().state().watch(sheet, Content.LIMITS);
            page.hand().check();
        });
    }

    private static Facts meanings() {
        Facts facts = new Facts();
        facts.addClassName("meanings");
        for (ParameterWords each : LimitSheet.columns()) {
            facts.put(each.name() + unit(each), Words.capital(each.meaning()));
        }
        return facts;
    }

    private static String unit(ParameterWords limit) {
        return limit.unit().isEmpty() ? "" : " (" + limit.unit() + ")";
    }

    private void show(String word) {
        LimitSheet limits = LimitSheet.read(page.hand().text(Content.LIMITS)).orElse(null);
        boolean grid = word.equals(GRID) && limits != null;
        unreadable.setVisible(word.equals(GRID) && limits == null);
        sheet.setVisible(grid);
        editor.setVisible(!grid);
        draw();
    }

    private void draw() {
        String text = page.hand().text(Content.LIMITS);
        editor.text(text);
        LimitSheet.read(text).ifPresent(this::fill);
    }

    private void fill(LimitSheet limits) {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("from (UTC)"));
        LimitSheet.columns().forEach(each -> head.add(each.name() + unit(each)));
        lines.add(head);
        lines.addAll(limits.rows());
        sheet.lines(lines);
    }

    private void checked(CheckReport report) {
        problems.show(report.problems());
        warnings.show(report.warnings());
        editor.mark(report.problems(), report.warnings());
        verdict.setText(
                report.builds()
                        ? "No problems"
                        : report.problems().size() + (report.problems().size() == 1 ? " problem" : " problems"));
        verdict.getElement().setAttribute("data-tone", report.builds() ? "good" : "bad");
    }

    @Override
    public void show(ReleaseDetail detail) {
        active = detail.active();
        if (detail.draft() == null) {
            comparison.removeAll();
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
