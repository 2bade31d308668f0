package io.traider.console;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.traider.rule.PackKind;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Asks what a new decision table is called, and begins it with one row that can be changed. */
final class NewTableDialog extends Dialog {

    private final ReleasePage page;
    private final Consumer<String> open;
    private final TextField name = new TextField("Name");

    private NewTableDialog(ReleasePage page, Consumer<String> open) {
        this.page = page;
        this.open = open;
        setHeaderTitle("New decision table");
        name.setPlaceholder("such as large orders");
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addKeyDownListener(Key.ENTER, event -> make());
        Div body = new Div(
                new Paragraph(
                        "Its rules are named after it. It begins with a row to change; facts and properties are those"
                                + " of the vocabulary."),
                name);
        body.addClassName("dialog");
        add(body);
        Button make = new Button("Begin", click -> make());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Close", click -> close()), make);
        name.focus();
    }

    /** @param open is given the file that was made */
    static void open(ReleasePage page, Consumer<String> open) {
        if (page.write().allows(SignedIn.now())) {
            new NewTableDialog(page, open).open();
        }
    }

    private void make() {
        String called = name.getValue().strip();
        String file = called.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".csv";
        boolean wrong = !called.matches("[A-Za-z0-9][A-Za-z0-9 _./-]{0,59}");
        boolean there = page.hand().files(".csv").contains(file);
        name.setErrorMessage(
                there
                        ? "There is a table " + file + " already."
                        : "Letters, digits and blanks, first a letter or digit.");
        name.setInvalid(wrong || there);
        if (wrong || there) {
            name.focus();
            return;
        }
        TreeMap<String, String> made = new TreeMap<>();
        made.put(file, CsvText.text(file, begin(called, Objects.requireNonNull(page.kind()))));
        page.hand().put(made);
        open.accept(file);
        close();
    }

    private static List<List<String>> begin(String name, PackKind kind) {
        List<String> example = switch (kind) {
            case STRATEGY -> List.of("Market", "spreadBps", ">", "bps", "20", "exit", "WIDE_SPREAD");
            case PRETRADE -> List.of("ProposedOrder", "value", ">", "USD", "2000", "breach", "LARGE_ORDER");
            case RISK -> List.of("PortfolioRisk", "leverage", ">", "times", "3", "alert", "HIGH_LEVERAGE");
            case COMPLIANCE -> List.of("TradedFill", "value", ">", "USD", "5000", "alert", "LARGE_FILL");
            case SURVEILLANCE ->
                List.of("OrderConduct", "cancelShare", ">", "of orders", "0.9", "alert", "MANY_CANCELS");
            case GOVERNANCE -> List.of("PackHealth", "faults", ">", "decisions", "10", "rollback", "MANY_FAULTS");
        };
        return List.of(
                List.of("table", name, "", "", ""),
                List.of("fact", example.get(0), "then", "then", "then"),
                List.of("property", example.get(1), "action", "code", "comment"),
                List.of("operator", example.get(2), "", "", ""),
                List.of("unit", example.get(3), "", "", ""),
                List.of("first", example.get(4), example.get(5), example.get(6), "why this row is there"));
    }
}
