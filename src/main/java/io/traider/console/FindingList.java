package io.traider.console;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.traider.model.ModelFinding;
import java.util.List;

/** What a check found about a model: where, what, and what to try. */
final class FindingList extends UnorderedList {

    FindingList(String name, List<ModelFinding> findings) {
        addClassName("problems");
        getElement().setAttribute("aria-label", name);
        findings.forEach(finding -> add(item(finding)));
        setVisible(!findings.isEmpty());
    }

    private static ListItem item(ModelFinding finding) {
        Span where = new Span(finding.where().isEmpty() ? "file" : finding.where());
        where.addClassName("where");
        Span message = new Span(finding.message());
        message.addClassName("message");
        if (!finding.offending().isBlank() && !finding.message().contains(finding.offending())) {
            message.add(new Span(" "), new Code(finding.offending()));
        }
        ListItem item = new ListItem(where, message);
        if (!finding.advice().isBlank()) {
            Span advice = new Span(finding.advice());
            advice.addClassName("advice");
            item.add(advice);
        }
        return item;
    }
}
