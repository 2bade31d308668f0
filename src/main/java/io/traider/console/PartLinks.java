package io.traider.console;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ways to the parts of a page, as a row of links; each can say in a badge what waits there. */
final class PartLinks extends Nav {

    private final Map<String, Anchor> links = new LinkedHashMap<>();
    private final Map<String, Span> badges = new LinkedHashMap<>();

    /**
     * @param home the page's address, below which each part has its own
     * @param parts their addresses and names
     */
    PartLinks(String home, Map<String, String> parts) {
        addClassName("parts");
        getElement().setAttribute("aria-label", "Parts");
        UnorderedList list = new UnorderedList();
        parts.forEach((address, name) -> {
            Span badge = new Span();
            badge.addClassName("badge");
            Anchor link = new Anchor(home + "/" + address, new Span(name), badge);
            links.put(address, link);
            badges.put(address, badge);
            list.add(new ListItem(link));
        });
        add(list);
    }

    void choose(String part) {
        links.forEach((address, link) -> {
            if (address.equals(part)) {
                link.getElement().setAttribute("aria-current", "page");
                link.getElement().executeJs("this.scrollIntoView({block: 'nearest', inline: 'nearest'})");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    /** @param text empty for no badge */
    void badge(String part, String text, String tone) {
        Span badge = badges.get(part);
        if (badge != null) {
            badge.setText(text);
            badge.getElement().setAttribute("data-tone", tone);
        }
    }
}
