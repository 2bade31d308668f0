package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which keys do what. */
final class ShortcutsDialog extends Dialog {

    private static final Map<String, String> KEYS = keys();

    ShortcutsDialog() {
        setHeaderTitle("Keyboard shortcuts");
        Element list = new Element("dl").setAttribute("class", "keys-help");
        KEYS.forEach((keys, meaning) -> {
            Element pressed = new Element("dt");
            for (String key : keys.split(" ")) {
                pressed.appendChild(new Element("kbd").setText(key), Element.createText(" "));
            }
            list.appendChild(pressed, new Element("dd").setText(meaning));
        });
        Div body = new Div();
        body.addClassName("dialog");
        body.getElement().appendChild(list);
        add(body);
        getFooter().add(new Button("Close", click -> close()));
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("g d", "Dashboard");
        keys.put("g m", "Markets");
        keys.put("g o", "Orders and fills");
        keys.put("g w", "Decisions: why was that done");
        keys.put("g a", "Alerts: what people should look at");
        keys.put("g r", "Rules and limits");
        keys.put("g l", "Models");
        keys.put("g y", "Strategies");
        keys.put("g p", "Parity: does it still decide what it decided");
        keys.put("g b", "Backtests: what would have come of it");
        keys.put("g s", "System");
        keys.put("Ctrl S", "In a draft: save now");
        keys.put("F8", "In a draft: to the next problem");
        keys.put("t", "Light or dark");
        keys.put("?", "These shortcuts");
        keys.put("Esc", "Close a dialog");
        return keys;
    }
}
