package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import io.traider.domain.Command;
import io.traider.domain.KillSwitch;

/** Asks why, before a kill switch is released. */
final class ReleaseDialog extends Dialog {

    private final TextArea reason = new TextArea("Reason");

    ReleaseDialog(Commands commands, KillSwitch engaged) {
        String scope = Words.scope(engaged.scope());
        setHeaderTitle("Release the kill switch?");
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(500);
        reason.setErrorMessage("Say why.");
        Div body = new Div(
                new Paragraph(Words.capital(scope) + " was stopped by " + engaged.by() + ": " + engaged.reason()
                        + ". When released, strategies trade there again at once."),
                reason);
        body.addClassName("dialog");
        add(body);
        Button release = new Button("Release", click -> {
            boolean missing = reason.getValue().isBlank();
            reason.setInvalid(missing);
            if (!missing) {
                commands.give(
                        this,
                        Right.RELEASE_KILL_SWITCH,
                        new Command.ReleaseKillSwitch(
                                engaged.scope(), reason.getValue().strip()),
                        "Released: " + scope);
                close();
            }
        });
        release.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Keep it stopped", click -> close()), release);
        reason.focus();
    }
}
