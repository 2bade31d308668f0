package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import io.traider.domain.Fact;
import io.traider.domain.Figure;
import io.traider.rule.PackKind;
import io.traider.rule.words.PropertyWords;
import io.traider.rule.words.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts that each rule pack was shown, with their units; folded, since there are many. */
final class FactsShown extends Div {

    FactsShown(List<Fact> facts) {
        addClassName("facts-shown");
        Map<String, List<Fact>> byPack = new LinkedHashMap<>();
        facts.forEach(fact ->
                byPack.computeIfAbsent(fact.pack(), pack -> new ArrayList<>()).add(fact));
        byPack.forEach(this::pack);
    }

    private void pack(String pack, List<Fact> facts) {
        for (Fact fact : facts) {
            Facts properties = new Facts();
            for (Figure figure : fact.properties()) {
                properties.put(figure.name(), Words.figure(figure.value()) + unit(fact.type(), figure.name()));
                words(fact.type(), figure.name())
                        .ifPresent(words -> properties.explain(figure.name(), words.meaning()));
            }
            Element summary = new Element("summary")
                    .appendChild(new Element("code").setText(fact.type()), new Element("span").setText(pack));
            getElement().appendChild(new Element("details").appendChild(summary, properties.getElement()));
        }
    }

    private static String unit(String type, String property) {
        return words(type, property)
                .map(PropertyWords::unit)
                .filter(unit -> !unit.isEmpty())
                .map(unit -> " " + unit)
                .orElse("");
    }

    private static Optional<PropertyWords> words(String type, String property) {
        return Arrays.stream(PackKind.values())
                .flatMap(kind -> Vocabulary.of(kind).fact(type).stream())
                .flatMap(fact -> fact.properties().stream())
                .filter(each -> each.name().equals(property))
                .findFirst();
    }
}
