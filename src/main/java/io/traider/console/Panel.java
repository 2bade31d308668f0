package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;

/** A framed part of a view with a title. */
final class Panel extends Section {

    private final Header header;

    Panel(String title, Component... content) {
        addClassName("panel");
        header = new Header(new H2(title));
        getElement().setAttribute("aria-label", title);
        add(header);
        add(content);
    }

    /** A panel whose content keeps a distance from the edge. */
    static Panel padded(String title, Component... content) {
        Div body = new Div(content);
        body.addClassName("body");
        return new Panel(title, body);
    }

    /** A panel whose title only those hear who cannot see it. */
    static Panel untitled(String title, Component... content) {
        Panel panel = new Panel(title, content);
        panel.header.addClassName("unseen");
        return panel;
    }

    /** Puts something at the right of the title. */
    Panel beside(Component... components) {
        header.add(components);
        return this;
    }

    /** A quiet remark for the right of a title. */
    static Span meta(String text) {
        Span meta = new Span(text);
        meta.addClassName("meta");
        return meta;
    }

    Panel named(String className) {
        addClassName(className);
        return this;
    }
}
