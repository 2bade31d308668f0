package io.traider.console;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names and their values. */
class Facts extends DescriptionList {

    private final Map<String, Element> values = new LinkedHashMap<>();

    Facts() {
        addClassName("facts");
    }

    /** Adds a value, or changes it. */
    final void put(String name, String value) {
        Element element = values.computeIfAbsent(name, this::line);
        if (!value.equals(element.getText())) {
            element.setText(value);
        }
    }

    /** A content hash: its beginning, the whole of it on hover. */
    final void hash(String name, String hash) {
        put(name, Words.hash(hash));
        values.get(name).setAttribute("title", hash).setAttribute("class", "code");
    }

    /** Makes a link of a value that was put already. */
    final void link(String name, String address) {
        Element value = values.get(name);
        String text = value.getText();
        value.setText("");
        value.appendChild(new Element("a").setAttribute("href", address).setText(text));
    }

    /** What a name means, on hover. */
    final void explain(String name, String meaning) {
        values.get(name).getParent().setAttribute("title", meaning);
    }

    private Element line(String name) {
        Element value = new Element("dd");
        value.getClassList().add("number");
        getElement().appendChild(new Element("div").appendChild(new Element("dt").setText(name), value));
        return value;
    }
}
