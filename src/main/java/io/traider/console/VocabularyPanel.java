package io.traider.console;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import io.traider.rule.PackKind;
import io.traider.rule.words.ActionWords;
import io.traider.rule.words.FactWords;
import io.traider.rule.words.ParameterWords;
import io.traider.rule.words.PropertyWords;
import io.traider.rule.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every fact, property and action that the rules of a kind can use, with its unit and meaning; a search narrows them. */
final class VocabularyPanel extends Div {

    private final Vocabulary vocabulary;
    private final List<ParameterWords> parameters;
    private final Div entries = new Div();

    /** @param pack whose strategy's numbers are listed too, where it is one */
    VocabularyPanel(PackKind kind, String pack) {
        this.vocabulary = Vocabulary.of(kind);
        this.parameters = Vocabulary.numbers(kind, pack);
        TextField search = new TextField();
        search.setPlaceholder("Search facts, properties, units");
        search.setAriaLabel("Search the vocabulary");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(120);
        search.addValueChangeListener(change -> show(change.getValue().strip().toLowerCase(Locale.ROOT)));
        Div top = new Div(search);
        top.addClassName("search");
        entries.addClassName("entries");
        entries.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "Words of " + kind.folder() + " rules");
        Anchor whole = new Anchor("rules/vocabulary/" + kind.folder(), "On a page of its own");
        whole.addClassName("meta");
        add(new Panel("Vocabulary", top, entries).named("vocabulary").beside(whole));
        show("");
    }

    private void show(String wanted) {
        entries.removeAll();
        vocabulary.facts().forEach(fact -> fact(fact, wanted));
        parameters(wanted);
        actions(wanted);
        if (entries.getComponentCount() == 0) {
            Paragraph none = new Paragraph("No word has “" + wanted + "” in its name, unit or meaning.");
            none.addClassName("empty");
            entries.add(none);
        }
    }

    private void fact(FactWords fact, String wanted) {
        boolean whole = has(wanted, fact.name(), fact.meaning());
        List<PropertyWords> some = fact.properties().stream()
                .filter(each -> whole || has(wanted, each.name(), each.unit(), each.meaning()))
                .toList();
        if (!whole && some.isEmpty()) {
            return;
        }
        List<Element> lines = new ArrayList<>();
        some.forEach(each -> lines.add(line(each.name(), unit(each), meaning(each))));
        entry(fact.name(), fact.meaning() + " " + Words.capital(fact.occurs()) + ".", lines);
    }

    private void parameters(String wanted) {
        List<Element> lines = parameters.stream()
                .filter(each -> has(wanted, each.name(), each.unit(), each.meaning()))
                .map(each -> line(each.name(), each.unit(), each.meaning() + bounds(each)))
                .toList();
        if (!lines.isEmpty()) {
            boolean thresholds = vocabulary.kind().alerts() != null;
            entry(
                    thresholds ? "Thresholds of limit sets" : "Numbers of this strategy",
                    "Read one with " + (thresholds ? "$t" : "$p") + ".number(\"name\").",
                    lines);
        }
    }

    private void actions(String wanted) {
        List<Element> lines = new ArrayList<>();
        for (ActionWords each : vocabulary.actions()) {
            if (has(wanted, each.name(), each.meaning(), vocabulary.global())) {
                lines.add(line(each.call(), "", each.meaning()));
            }
        }
        if (!lines.isEmpty()) {
            entry(vocabulary.global(), "What a rule can do, after “then”.", lines);
        }
    }

    private void entry(String name, String text, List<Element> lines) {
        DescriptionList list = new DescriptionList();
        lines.forEach(line -> list.getElement().appendChild(line));
        entries.add(new Section(new H3(new Code(name)), new Paragraph(text), list));
    }

    private static Element line(String name, String unit, String meaning) {
        Element term = new Element("dt").appendChild(new Element("code").setText(name));
        if (!unit.isEmpty()) {
            term.appendChild(new Element("span").setAttribute("class", "unit").setText(unit));
        }
        return new Element("div").appendChild(term, new Element("dd").setText(meaning));
    }

    private static String unit(PropertyWords property) {
        return property.unit().isEmpty() ? Words.word(property.type()).toLowerCase(Locale.ROOT) : property.unit();
    }

    private static String meaning(PropertyWords property) {
        String choices = property.values().isEmpty()
                ? ""
                : "; one of " + String.join(", ", property.values())
                        + (property.choice().isEmpty()
                                ? ""
                                : ", written " + property.choice() + "."
                                        + property.values().getFirst());
        return Words.capital(property.meaning()) + choices + (property.optional() ? "; may be missing" : "");
    }

    private static String bounds(ParameterWords number) {
        return number.low() == null || number.high() == null
                ? ""
                : " (" + number.low().toPlainString() + " to " + number.high().toPlainString() + ")";
    }

    private static boolean has(String wanted, String... texts) {
        for (String text : texts) {
            if (text.toLowerCase(Locale.ROOT).contains(wanted)) {
                return true;
            }
        }
        return false;
    }
}
