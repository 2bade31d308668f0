package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.traider.domain.AlertKind;
import io.traider.journal.AlertSelection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Narrows a list of alerts. */
final class AlertFilters extends Div {

    private static final String ALL = "Lasting and ended";
    private static final String LASTING = "Lasting";
    private static final String ENDED = "Ended";

    private final Select<AlertKind> kind = new Select<>();
    private final TextField account = new TextField("Account");
    private final TextField code = new TextField("Code");
    private final Select<String> state = new Select<>();
    private final Consumer<AlertSelection> listener;

    AlertFilters(Consumer<AlertSelection> listener) {
        this.listener = listener;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        kind.setLabel("Kind");
        kind.setItems(AlertKind.values());
        kind.setItemLabelGenerator(each -> each == null ? "All kinds" : Words.word(each));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption("All kinds");
        state.setLabel("State");
        state.setItems(ALL, LASTING, ENDED);
        state.setValue(ALL);
        kind.addValueChangeListener(change -> tell());
        state.addValueChangeListener(change -> tell());
        lazily(account, "strategy@VENUE");
        lazily(code, "such as DRAWDOWN");
        add(kind, account, code, state);
    }

    private void lazily(TextField field, String hint) {
        field.setPlaceholder(hint);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> tell());
    }

    private void tell() {
        Boolean lasts = ALL.equals(state.getValue()) ? null : LASTING.equals(state.getValue());
        listener.accept(new AlertSelection(kind.getValue(), text(account), text(code), lasts, null, null));
    }

    private static @Nullable String text(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
