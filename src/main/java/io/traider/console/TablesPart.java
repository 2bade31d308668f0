package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.traider.release.CheckReport;
import io.traider.release.ReleaseDetail;
import io.traider.rule.PackKind;
import io.traider.rule.Problem;
import io.traider.rule.table.Reading;
import io.traider.rule.table.TableCsv;
import io.traider.rule.table.TableRules;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The decision tables of a pack, each as a grid, and the rules that it becomes. */
final class TablesPart extends Div implements ReleasePart {

    private static final String ENDING = ".csv";

    private final ReleasePage page;
    private final PackKind kind;
    private final Select<String> chosen = new Select<>();
    private final Sheet sheet = new Sheet("Decision table", 5);
    private final ProblemList problems = new ProblemList(problem -> sheet.go(problem.line(), problem.column()));
    private final Editor rules = new Editor("Rules of the table", "drl");
    private final Paragraph none = new Paragraph();
    private final Panel grid;
    private final Panel text = new Panel("The rules that it becomes", rules).named("text");
    private final TableFiles files;

    TablesPart(ReleasePage page) {
        this.page = page;
        this.kind = Objects.requireNonNull(page.kind());
        addClassName("part");
        none.addClassName("empty");
        none.setText(
                "This pack has no decision table. A table is a second way to write rules: a row for each, a column for"
                        + " what it asks, and columns for what follows.");
        chosen.setAriaLabel("Decision table");
        chosen.setEmptySelectionAllowed(false);
        chosen.addValueChangeListener(change -> draw());
        files = new TableFiles(page, this::file, this::open);
        sheet.readOnly(!page.hand().writable());
        rules.readOnly(true);
        grid = new Panel("Decision tables", none, sheet, problems)
                .named("tables")
                .beside(chosen, files);
        add(grid, text);
        page.hand().onReplaced(hand -> list(file()));
        page.hand().onChecked(this::checked);
        if (page.hand().writable()) {
            Button add = new Button("New table…", click -> NewTableDialog.open(page, this::open));
            add.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            grid.beside(add);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        list(file());
        page.hand().check();
    }

    @Override
    public void show(ReleaseDetail detail) {
        // What is edited here comes from the draft in hand, which follows the database by itself.
    }

    private @Nullable String file() {
        return chosen.getValue();
    }

    private void open(String file) {
        list(file);
    }

    private void list(@Nullable String wanted) {
        List<String> all = page.hand().files(ENDING);
        chosen.setItems(all);
        if (!all.isEmpty()) {
            chosen.setValue(wanted != null && all.contains(wanted) ? wanted : all.getFirst());
        }
        draw();
    }

    private void draw() {
        String file = file();
        boolean some = file != null && page.hand().files(ENDING).contains(file);
        none.setVisible(!some);
        chosen.setVisible(some);
        sheet.setVisible(some);
        problems.setVisible(some);
        text.setVisible(some);
        files.show(some);
        if (some) {
            page.hand().state().watch(sheet, file);
            sheet.lines(CsvText.lines(page.hand().text(file)));
            rules.text(drl(file));
        }
    }

    private String drl(String file) {
        Reading reading = TableCsv.read(file, page.hand().text(file));
        return reading.table() == null
                ? ""
                : TableRules.compile(kind, file, reading.table()).drl();
    }

    private void checked(CheckReport report) {
        String file = file();
        List<Problem> here = report.problems().stream()
                .filter(problem -> problem.file().equals(file))
                .toList();
        problems.show(here);
        sheet.mark(here);
        if (file != null) {
            rules.text(drl(file));
        }
    }
}
