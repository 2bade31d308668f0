package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.traider.release.Version;
import java.time.Instant;

/** Asks when an approved version comes into force: at once, or at a set time. */
final class PublishDialog extends Dialog {

    private final ReleasePage page;
    private final Version version;
    private final TextField at = new TextField("When (UTC)");
    private final Choice when = new Choice("When", java.util.List.of("At once", "At a set time"), "At once", word -> {
        show(word);
    });
    private final Button publish = new Button("Publish", click -> publish());

    PublishDialog(ReleasePage page, Version version) {
        this.page = page;
        this.version = version;
        setHeaderTitle("Publish version " + version.number() + "?");
        at.setPlaceholder("such as 2026-01-31 14:30");
        at.setValueChangeMode(ValueChangeMode.EAGER);
        at.setErrorMessage("Write a moment that is to come, such as 2026-01-31 14:30; times are UTC.");
        at.setVisible(false);
        Div body = new Div(
                new Paragraph(
                        "It takes the place of what is in force between two decisions, and can be rolled back in one"
                                + " action."),
                when,
                at);
        body.addClassName("dialog");
        add(body);
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Not now", click -> close()), publish);
    }

    private void show(String word) {
        boolean later = !word.equals("At once");
        at.setVisible(later);
        publish.setText(later ? "Schedule" : "Publish");
        if (later) {
            at.focus();
        }
    }

    private void publish() {
        boolean later = !when.chosen().equals("At once");
        Instant due = later ? Moments.parse(at.getValue()) : null;
        boolean wrong = later && (due == null || due.isBefore(Instant.now()));
        at.setInvalid(wrong);
        if (wrong) {
            at.focus();
            return;
        }
        publish.setEnabled(false);
        page.act(
                Right.PUBLISH_RULES,
                by -> page.desk().publish(page.key(), version.number(), due, by),
                "It could not be published",
                done -> {
                    close();
                    Notice.done(
                            later
                                    ? "Version " + version.number() + " comes into force at " + Moments.text(due)
                                            + " UTC"
                                    : "Version " + version.number() + " is published");
                });
        publish.setEnabled(true);
    }
}
