package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.domain.Decision;
import io.traider.domain.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a decision was made, or would be, in words and with the numbers of its rules. */
final class DecisionWords extends Div {

    DecisionWords(String title, @Nullable Decision decision) {
        Div body = new Div();
        body.addClassNames("body", "detail");
        if (decision == null) {
            body.add(new Paragraph("There is no decision on this side."));
        } else {
            Paragraph story = new Paragraph(Story.of(decision));
            story.addClassName("story");
            body.add(story);
            reasons(body, "Why it was wanted", decision.signal().reasons(), false);
            if (!decision.verdict().allowed()) {
                reasons(body, "Why it is denied", decision.verdict().reasons(), true);
            }
        }
        add(new Panel(title, body));
    }

    private static void reasons(Div body, String title, List<Reason> reasons, boolean denied) {
        body.add(new H3(title));
        reasons.forEach(reason -> body.add(DecisionPanel.reason(reason, denied, null)));
    }
}
