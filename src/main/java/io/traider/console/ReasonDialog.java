package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** Asks whether, and why or with what words, before something is done. */
final class ReasonDialog extends Dialog {

    private final TextArea reason;
    private final Div body = new Div();
    private final Button go;
    private final Consumer<String> deed;
    private boolean needed = true;

    /**
     * @param label of the words that are asked for
     * @param yes what the button says
     * @param deed is given the words
     */
    ReasonDialog(String title, String text, String label, String yes, String no, Consumer<String> deed) {
        this.deed = deed;
        setHeaderTitle(title);
        reason = new TextArea(label);
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(2_000);
        reason.setErrorMessage("Say why; it is kept under your name.");
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        body.add(new Paragraph(text), reason);
        body.addClassName("dialog");
        add(body);
        go = new Button(yes, click -> go());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(no, click -> close()), go);
        reason.focus();
    }

    /** Words may be left out. */
    ReasonDialog optional() {
        needed = false;
        reason.setRequiredIndicatorVisible(false);
        return this;
    }

    /** What is done cannot easily be taken back. */
    ReasonDialog grave() {
        go.addThemeVariants(ButtonVariant.LUMO_ERROR);
        return this;
    }

    /** Something more to see or to answer, above the words. */
    ReasonDialog with(Component more) {
        body.addComponentAtIndex(1, more);
        return this;
    }

    private void go() {
        boolean missing = needed && reason.getValue().isBlank();
        reason.setInvalid(missing);
        if (missing) {
            reason.focus();
            return;
        }
        close();
        deed.accept(reason.getValue().strip());
    }
}
