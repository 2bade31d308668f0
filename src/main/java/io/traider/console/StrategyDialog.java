package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;

/** Asks for which strategy something is to be done. */
final class StrategyDialog extends Dialog {

    /** @param likely the one that is offered first */
    StrategyDialog(String title, String text, List<String> names, String likely, String yes, Consumer<String> deed) {
        setHeaderTitle(title);
        Select<String> strategy = ModelActions.select(names);
        if (names.contains(likely)) {
            strategy.setValue(likely);
        }
        Div body = new Div(new Paragraph(text), strategy);
        body.addClassName("dialog");
        add(body);
        Button go = new Button(yes, click -> {
            close();
            deed.accept(strategy.getValue());
        });
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.setEnabled(!names.isEmpty());
        getFooter().add(new Button("Not yet", click -> close()), go);
        strategy.focus();
    }
}
