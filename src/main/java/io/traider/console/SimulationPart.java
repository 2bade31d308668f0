package io.traider.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.traider.release.ReleaseDetail;
import io.traider.release.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The draft beside what was in force, over recorded time: what it is asked for, how far it is, and what differs. */
final class SimulationPart extends Div implements ReleasePart {

    private final ReleasePage page;
    private final TextField from = new TextField("From (UTC)");
    private final TextField to = new TextField("To (UTC)");
    private final Button start = new Button("Simulate", click -> start(false));
    private final Button always = new Button("Replay in any case", click -> start(true));
    private final Button cancel = new Button("Cancel", click -> cancel());
    private final ProgressText progress = new ProgressText();
    private final Paragraph message = new Paragraph();
    private final Div form = new Div();
    private final Div outcome = new Div();
    private @Nullable Simulation shown;
    private @Nullable Simulation drawn;
    private boolean draft;

    SimulationPart(ReleasePage page) {
        this.page = page;
        addClassName("part");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        from.setValue(Moments.text(now.minus(Duration.ofHours(24))));
        to.setValue(Moments.text(now));
        for (TextField field : List.of(from, to)) {
            field.setValueChangeMode(ValueChangeMode.EAGER);
            field.setErrorMessage("Write a moment such as 2026-01-31 14:30; times are UTC.");
        }
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        cancel.addThemeVariants(ButtonVariant.LUMO_SMALL);
        form.add(from, to, start);
        if (decides(page)) {
            form.add(always);
        }
        form.addClassName("row");
        Div running = new Div(progress, cancel);
        running.addClassName("actions");
        message.addClassName("said");
        outcome.addClassName("part");
        Div body = new Div(new Paragraph(about(page)), form, running, message);
        body.addClassNames("body", "asking-for");
        add(new Panel("Simulation", body), outcome);
        page.live().follow(this, moment -> follow());
    }

    private static String about(ReleasePage page) {
        String replay =
                "replayed with the draft beside what was in force, with orders and fills of its own. It decides nothing"
                        + " that counts, and what comes of it goes to the reviewer with the draft.";
        return decides(page)
                ? "First the draft is asked about the facts that are recorded with the decisions of a time: what it"
                        + " would have said to them. Where that does not settle what would have come of it, the time is "
                        + replay
                : "The recorded time is " + replay;
    }

    /** Packs that raise alerts are not asked with decisions, and limits are asked nothing: of both there is the replay alone. */
    private static boolean decides(ReleasePage page) {
        return page.kind() != null && page.kind().alerts() == null;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        drawn = null;
    }

    @Override
    public void show(ReleaseDetail detail) {
        draft = detail.draft() != null;
        form.setVisible(page.may(page.write()));
        enable(draft && !open());
        page.live().ask(this, () -> page.desk().simulations(page.key(), 1), (all, failure) -> {
            if (failure != null) {
                ReleaseDeeds.complain("The simulations could not be read", failure);
            } else {
                shown = all.isEmpty() ? null : all.getFirst();
                follow();
            }
        });
    }

    private boolean open() {
        return shown != null && shown.open();
    }

    private void follow() {
        Simulation now = shown == null ? null : page.watch().newest(shown);
        boolean open = now != null && now.open();
        progress.setVisible(open);
        cancel.setVisible(open && page.may(page.write()));
        enable(draft && !open);
        if (now == null) {
            message.setText(
                    draft ? "No simulation yet." : "There is no draft to simulate. Edit the text to begin one.");
        } else {
            if (open) {
                progress.simulating(now);
            }
            message.setText(Simulations.about(now));
            draw(now);
        }
    }

    /** Anew only when something is there to be seen, or has ended. */
    private void draw(Simulation now) {
        Simulation before = drawn;
        boolean same = before != null
                && before.id() == now.id()
                && before.open() == now.open()
                && Objects.equals(before.result(), now.result());
        if (!same) {
            drawn = now;
            outcome.removeAll();
            if (now.result() != null) {
                outcome.add(new SimulationOutcome(page, now));
            }
        }
    }

    private void enable(boolean may) {
        start.setEnabled(may);
        always.setEnabled(may);
    }

    private void start(boolean replay) {
        Instant first = Moments.parse(from.getValue());
        Instant last = Moments.parse(to.getValue());
        from.setInvalid(first == null);
        to.setInvalid(last == null || first != null && !last.isAfter(first));
        if (from.isInvalid() || to.isInvalid() || first == null || last == null) {
            return;
        }
        enable(false);
        page.act(
                page.write(),
                by -> page.desk().simulate(page.key(), first, last, replay, by),
                "The simulation could not begin",
                begun -> {
                    shown = begun;
                    drawn = null;
                    outcome.removeAll();
                    follow();
                });
    }

    private void cancel() {
        Simulation now = shown;
        if (now != null) {
            page.act(
                    page.write(),
                    by -> page.desk().cancelSimulation(now.id(), by),
                    "The simulation could not be cancelled",
                    done -> {
                        if (!done) {
                            Notice.refused("It had ended already.");
                        }
                    });
        }
    }
}
