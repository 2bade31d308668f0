package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** Puts the draft into force before anybody looked at it; asks why, and for the name, so that nobody does it by a slip. */
final class EmergencyDialog extends Dialog {

    private final ReleasePage page;
    private final TextArea reason = new TextArea("Reason");
    private final TextField name;

    EmergencyDialog(ReleasePage page) {
        this.page = page;
        setHeaderTitle("Publish without a review?");
        name = new TextField("Type " + page.key().name() + " to confirm");
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(2_000);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.setErrorMessage("Say why it cannot wait; it is kept under your name.");
        name.setRequiredIndicatorVisible(true);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.setErrorMessage("That is not the name.");
        Div body = new Div(
                new Paragraph(
                        "The draft passes the gate and its check, and comes into force at once. Every page says so in"
                                + " red until somebody else has reviewed it."),
                reason,
                name);
        body.addClassName("dialog");
        add(body);
        Button go = new Button("Publish unreviewed", click -> go());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button("Do not", click -> close()), go);
        reason.focus();
    }

    private void go() {
        boolean missing = reason.getValue().isBlank();
        boolean other = !name.getValue().strip().equals(page.key().name());
        reason.setInvalid(missing);
        name.setInvalid(other);
        if (missing || other) {
            (missing ? reason : name).focus();
            return;
        }
        page.act(
                Right.PUBLISH_UNREVIEWED,
                by -> page.desk().publishEmergency(page.key(), reason.getValue().strip(), by),
                "It could not be published",
                done -> {
                    close();
                    page.hand().restart();
                    Notice.done("Version " + done.version() + " is published without a review");
                });
    }
}
