package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.release.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What drafts said after each save, also of those that were discarded; any of it can be taken up again. */
final class RevisionsDialog extends Dialog {

    private static final int SHOWN = 100;

    private final ReleasePage page;
    private final List<Revision> revisions;
    private final DataTable table = new DataTable(
            "Earlier texts",
            "Nobody has saved a draft yet.",
            Column.action("Revision"),
            Column.text("Saved by"),
            Column.time("When"));
    private final Div difference = new Div();
    private final Button take = new Button("Take it up", click -> take());
    private @Nullable Revision chosen;

    private RevisionsDialog(ReleasePage page, List<Revision> revisions) {
        this.page = page;
        this.revisions = revisions;
        setHeaderTitle("Earlier texts of the draft");
        Div list = new Div(table);
        list.addClassName("earlier");
        Div body = new Div(
                new Paragraph("Every save is kept, the latest " + SHOWN
                        + " are here. Choose one to see how it differs from" + " what stands in the draft now."),
                list,
                difference);
        body.addClassNames("dialog", "text");
        add(body);
        table.onAct(this::choose);
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        take.setEnabled(false);
        getFooter().add(new Button("Close", click -> close()), take);
        show();
    }

    static void open(ReleasePage page) {
        page.live().ask(page.hand().state(), () -> page.desk().revisions(page.key(), SHOWN), (found, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The earlier texts could not be read", failure);
            } else {
                new RevisionsDialog(page, found).open();
            }
        });
    }

    private void show() {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        for (int i = 0; i < revisions.size(); i++) {
            Revision each = revisions.get(i);
            rows.put(
                    Integer.toString(i),
                    List.of(
                            "Revision " + each.revision() + "\nShow revision " + each.revision(),
                            each.savedBy(),
                            Releases.millis(each.savedAt())));
        }
        table.show(rows);
    }

    private void choose(String key) {
        Revision revision = revisions.get(Integer.parseInt(key));
        chosen = revision;
        table.choose(key);
        take.setEnabled(true);
        difference.removeAll();
        difference.add(new ContentDiff(
                page.hand().content(), "Draft now", revision.content(), "Revision " + revision.revision()));
    }

    private void take() {
        if (chosen != null && page.write().allows(SignedIn.now())) {
            page.hand().replace(chosen.content().files());
            Notice.done("Revision " + chosen.revision() + " is taken up again");
        }
        close();
    }
}
