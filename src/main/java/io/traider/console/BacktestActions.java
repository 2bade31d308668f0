package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.backtest.desk.BacktestDesk;
import io.traider.backtest.desk.BacktestRun;
import java.util.function.BooleanSupplier;

/** What can be done with a run; each is there only where it makes sense and the roles allow it. */
final class BacktestActions extends Div {

    private final Live live;
    private final BacktestDesk desk;
    private final BacktestRun run;

    BacktestActions(Live live, BacktestDesk desk, BacktestRun run) {
        this.live = live;
        this.desk = desk;
        this.run = run;
        addClassName("actions");
        if (run.summary() != null) {
            add(file("Tear sheet", "tear-sheet.html", true), file("JSON", "run.json", false));
        }
        if (SignedIn.now().may(Right.RUN_BACKTESTS)) {
            add(button(
                    "Run again…",
                    () -> BacktestDialog.open(desk, live, run.request().named(run.name()))));
            add(run.state().ended() ? button("Delete", this::delete) : button("Cancel…", this::askToCancel));
        }
    }

    private Anchor file(String text, String name, boolean shown) {
        Anchor link = new Anchor("backtest-files/" + run.id() + "/" + name, text);
        link.setRouterIgnore(true);
        link.addClassName("copy");
        if (shown) {
            link.setTarget(AnchorTarget.BLANK);
            link.getElement().setAttribute("rel", "noopener");
        } else {
            link.getElement().setAttribute("download", "backtest-" + run.id() + ".json");
        }
        return link;
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void askToCancel() {
        ask(
                "Cancel “" + run.name() + "”?",
                "It ends at once. What it came to so far stays, and it can be run again.",
                "Cancel the run",
                "Let it run",
                () -> desk.cancel(run.id(), SignedIn.now().name()),
                "The run is cancelled",
                "The run had ended already.");
    }

    /** Does not ask, since it can be taken back. */
    private void delete() {
        UI ui = UI.getCurrent();
        if (!Right.RUN_BACKTESTS.allows(SignedIn.now())) {
            return;
        }
        if (desk.delete(run.id())) {
            Notice.undoable("The run is deleted", BacktestDesk.GRACE, () -> restore(ui));
        } else {
            Notice.refused("The run is not there any more.");
        }
        ui.navigate(BacktestsView.class);
    }

    private void restore(UI ui) {
        if (desk.restore(run.id())) {
            ui.navigate("backtests/" + run.id());
        } else {
            Notice.refused("The run is gone already.");
        }
    }

    private static void ask(
            String title, String text, String yes, String no, BooleanSupplier deed, String done, String late) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(title);
        Div body = new Div(new Paragraph(text));
        body.addClassName("dialog");
        dialog.add(body);
        Button go = new Button(yes, click -> {
            dialog.close();
            if (Right.RUN_BACKTESTS.allows(SignedIn.now())) {
                if (deed.getAsBoolean()) {
                    Notice.done(done);
                } else {
                    Notice.refused(late);
                }
            }
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        Component keep = new Button(no, click -> dialog.close());
        dialog.getFooter().add(keep, go);
        dialog.open();
    }
}
