package io.traider.console;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.traider.engine.ParameterSpec;
import io.traider.release.StrategyDetail;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A strategy's parameters with their units and bounds; set together, between two inputs. */
final class ParametersPanel extends Div {

    private static final String DECIMAL = "-?[0-9]{1,15}(\\.[0-9]{1,12})?";

    private final ModelDeeds deeds;
    private final Live live;
    private final StrategyDetail strategy;
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final Button set = new Button("Set", click -> set());
    private final Button reset = new Button("As in force", click -> reset());

    ParametersPanel(ModelDeeds deeds, Live live, StrategyDetail strategy) {
        this.deeds = deeds;
        this.live = live;
        this.strategy = strategy;
        boolean may = SignedIn.now().may(Right.STEER_MODELS);
        Div grid = new Div();
        grid.addClassNames("row", "values");
        strategy.definition().specs().values().forEach(spec -> grid.add(field(spec, may)));
        set.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div buttons = new Div(reset, set);
        buttons.addClassName("actions");
        buttons.setVisible(may);
        Div body =
                new Div(new Paragraph("They hold with the feed of this session, and from the next decision on."), grid);
        body.addClassName("body");
        add(new Panel("Parameters", body).named("parameters").beside(buttons));
        enable();
    }

    private TextField field(ParameterSpec spec, boolean may) {
        TextField field = new TextField(spec.name());
        field.setHelperText(Strategies.bounds(spec));
        field.setTooltipText(spec.means());
        field.setValue(now(spec.name()));
        field.setReadOnly(!may);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(change -> enable());
        field.addKeyDownListener(Key.ENTER, event -> set());
        fields.put(spec.name(), field);
        return field;
    }

    private String now(String parameter) {
        return Strategies.number(strategy.definition().parameters().number(parameter));
    }

    private void reset() {
        fields.forEach((name, field) -> {
            field.setValue(now(name));
            field.setInvalid(false);
        });
    }

    private void enable() {
        boolean changed = fields.entrySet().stream()
                .anyMatch(each -> !each.getValue().getValue().strip().equals(now(each.getKey())));
        set.setEnabled(changed);
        reset.setEnabled(changed);
    }

    private void set() {
        SortedMap<String, BigDecimal> wanted = new TreeMap<>();
        boolean wrong = false;
        for (Map.Entry<String, TextField> each : fields.entrySet()) {
            String text = each.getValue().getValue().strip();
            if (!text.equals(now(each.getKey()))) {
                wrong |= wrong(each.getKey(), each.getValue(), text);
                if (text.matches(DECIMAL)) {
                    wanted.put(each.getKey(), new BigDecimal(text));
                }
            }
        }
        if (wrong || wanted.isEmpty()) {
            return;
        }
        set.setEnabled(false);
        deeds.act(
                this,
                Right.STEER_MODELS,
                by -> deeds.strategies().setParameters(strategy.name(), wanted, by),
                "The parameters could not be set",
                done -> Notice.done("Set: " + String.join(", ", wanted.keySet())));
        enable();
    }

    private boolean wrong(String name, TextField field, String text) {
        String why = "";
        if (!text.matches(DECIMAL)) {
            why = "Write a number such as " + now(name) + ".";
        } else {
            ParameterSpec spec = strategy.definition().specs().get(name);
            try {
                spec.check(Double.parseDouble(text));
            } catch (IllegalArgumentException e) {
                why = "Maybe " + Strategies.bounds(spec) + ".";
            }
        }
        field.setErrorMessage(why);
        field.setInvalid(!why.isEmpty());
        if (!why.isEmpty()) {
            field.focus();
        }
        return !why.isEmpty();
    }
}
