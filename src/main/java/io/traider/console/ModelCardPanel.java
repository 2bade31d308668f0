package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.traider.model.ModelCard;

/** What is known of a model by its own card. */
final class ModelCardPanel extends Div {

    ModelCardPanel(ModelCard card) {
        Paragraph says = new Paragraph(card.predicts());
        says.addClassName("story");
        Facts facts = new Facts();
        facts.put("Foretells", Models.foretells(card));
        facts.put("Reads", Models.reads(card));
        facts.put("Trained on the time", Models.span(card));
        facts.hash("Model file", card.sha256());
        facts.put("Golden vectors", Words.count(card.golden().size()));
        Div body = new Div(says, facts, new H3("Trained on"), new Paragraph(card.trainedOn()));
        body.addClassName("body");
        if (!card.figures().isEmpty()) {
            Facts figures = new Facts();
            card.figures().forEach((name, value) -> figures.put(name, figure(value)));
            body.add(new H3("Measured by who trained it, on data it had not seen"), figures);
        }
        if (!card.limits().isEmpty()) {
            UnorderedList limits = new UnorderedList();
            card.limits().forEach(limit -> limits.add(new ListItem(limit)));
            body.add(new H3("Where it must not be trusted"), limits);
        }
        body.add(new H3("Inputs"), new Paragraph(String.join(", ", card.inputs())));
        add(new Panel("Card", body).named("card"));
    }

    private static String figure(Object value) {
        return value instanceof Number number ? Models.number(number.doubleValue()) : String.valueOf(value);
    }
}
