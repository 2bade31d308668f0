package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.traider.rule.PackKind;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words of every kind of pack, on a page of their own. */
@Route(value = "rules/vocabulary/:kind?([a-z]+)", layout = Frame.class)
@PageTitle("Vocabulary · TRAIDER")
@PermitAll
class VocabularyView extends Div implements BeforeEnterObserver {

    private final Div content = new Div();

    VocabularyView(Live live) {
        content.addClassName("release");
        add(new Head("Vocabulary", live), content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getRouteParameters().get("kind").orElse("");
        PackKind kind = Arrays.stream(PackKind.values())
                .filter(each -> each.folder().equals(wanted))
                .findFirst()
                .orElse(PackKind.PRETRADE);
        Map<String, String> kinds = new LinkedHashMap<>();
        for (PackKind each : PackKind.values()) {
            kinds.put(each.folder(), Words.word(each));
        }
        PartLinks links = new PartLinks("rules/vocabulary", kinds);
        content.removeAll();
        content.add(links, new VocabularyPanel(kind, ""));
        links.addAttachListener(attached -> links.choose(kind.folder()));
    }
}
