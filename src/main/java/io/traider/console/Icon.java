package io.traider.console;

import com.vaadin.flow.component.html.Span;

/** The icons of {@code ui/icons.css}; decoration, so whoever cannot see them hears nothing of them. */
final class Icon {

    private Icon() {}

    static Span of(String name) {
        Span icon = new Span();
        icon.addClassName("icon");
        icon.getElement().setAttribute("data-icon", name).setAttribute("aria-hidden", "true");
        return icon;
    }
}
