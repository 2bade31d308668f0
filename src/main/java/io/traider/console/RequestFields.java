package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.traider.backtest.desk.BacktestRequest.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a request for a run, by the names that problems have, and what is wrong with them. */
final class RequestFields {

    private final Map<String, Component> fields = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final Runnable onEnter;

    RequestFields(Runnable onEnter) {
        this.onEnter = onEnter;
    }

    /** Sends its value with every key, so that Enter starts what is seen. */
    TextField text(String key, String label) {
        TextField field = new TextField(label);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addKeyDownListener(Key.ENTER, event -> onEnter.run());
        put(key, field);
        return field;
    }

    /** Where problems of that name are shown from now on. */
    void put(String key, Component field) {
        fields.put(key, field);
    }

    void forget(String prefix) {
        fields.keySet().removeIf(key -> key.startsWith(prefix));
    }

    /** Takes the marks away. */
    void clear() {
        wrong.forEach(key -> mark(key, ""));
        wrong.clear();
    }

    /** Marks each field that has a problem with its first one, and goes to the first. */
    void mark(List<Problem> problems) {
        for (Problem problem : problems) {
            if (!wrong.contains(problem.field())) {
                wrong.add(problem.field());
                mark(problem.field(), problem.advice());
            }
        }
        if (!problems.isEmpty()) {
            show(problems.getFirst().field());
        }
    }

    private void mark(String key, String advice) {
        if (fields.get(key) instanceof HasValidation field) {
            field.setErrorMessage(advice);
            field.setInvalid(!advice.isEmpty());
        } else if (!advice.isEmpty()) {
            Notice.refused(advice);
        }
    }

    private void show(String key) {
        Component field = fields.get(key);
        for (Component each = field; each != null; each = each.getParent().orElse(null)) {
            if (each instanceof Details details) {
                details.setOpened(true);
            }
        }
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        }
    }

    /** What cannot even be read as what it should be. */
    static void unread(List<Problem> problems, String key, TextField field, String form, String example) {
        if (!field.getValue().strip().matches(form)) {
            problems.add(new Problem(key, "Write " + example + "."));
        }
    }
}
