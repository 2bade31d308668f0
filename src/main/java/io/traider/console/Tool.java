package io.traider.console;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** A button of the frame that acts in the browser, on the server, or both. */
final class Tool extends NativeButton {

    Tool(String name, String icon, @Nullable String script, @Nullable Runnable action) {
        addClassName("tool");
        add(Icon.of(icon), new Span(name));
        getElement().setAttribute("type", "button");
        if (script != null) {
            addAttachListener(attached -> getElement().executeJs("this.onclick = () => { " + script + "; }"));
        }
        if (action != null) {
            addClickListener(click -> action.run());
        }
    }
}
