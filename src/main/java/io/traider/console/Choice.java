package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A few words of which one holds. */
final class Choice extends Div {

    private final Map<String, NativeButton> buttons = new LinkedHashMap<>();
    private String chosen;

    Choice(String name, List<String> words, String first, Consumer<String> listener) {
        chosen = first;
        addClassName("choice");
        getElement().setAttribute("role", "group").setAttribute("aria-label", name);
        for (String word : words) {
            NativeButton button = new NativeButton(word, click -> {
                choose(word);
                listener.accept(word);
            });
            button.getElement().setAttribute("type", "button");
            buttons.put(word, button);
            add(button);
        }
        choose(first);
    }

    String chosen() {
        return chosen;
    }

    private void choose(String word) {
        chosen = word;
        buttons.forEach((name, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(name.equals(word))));
    }
}
