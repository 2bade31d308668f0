package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import io.traider.release.ModelVersion;

/** The top of a model's page: which version, how far it is, who said what of it, and what can be done next. */
final class ModelStanding extends Div {

    ModelStanding(Live live, ModelDeeds deeds, ModelVersion it) {
        Span chip = new Span(Models.words(it));
        chip.addClassName("chip");
        chip.getElement().setAttribute("data-tone", Models.tone(it));
        Panel panel = new Panel(it.card().id()).named("summary").beside(chip, new ModelActions(live, deeds, it));
        Div about = new Div(says(
                it.shipped() ? "Came with the platform" : "Submitted by ",
                it.shipped() ? "" : it.by(),
                it.shipped() || it.comment().isBlank() ? "" : ": “" + it.comment() + "”"));
        about.addClassName("about");
        about.add(new TimeText(it.at().toEpochMilli() * 1_000_000));
        panel.add(about);
        if (!it.reviews().isEmpty()) {
            UnorderedList reviews = new UnorderedList();
            reviews.addClassName("reviews");
            it.reviews().forEach(review -> reviews.add(new ListItem(Models.review(review))));
            Div said = new Div(reviews);
            said.addClassName("about");
            panel.add(said);
        }
        add(panel);
    }

    private static Span says(String before, String what, String after) {
        Span says = new Span();
        says.getElement()
                .appendChild(Element.createText(before), new Element("b").setText(what), Element.createText(after));
        return says;
    }
}
