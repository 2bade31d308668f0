package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.traider.rule.Problem;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is wrong with a text: where, what, and what to try. */
final class ProblemList extends UnorderedList {

    private final @Nullable Consumer<Problem> open;

    /** @param open what shows a problem in its text; without it places are only named */
    ProblemList(@Nullable Consumer<Problem> open) {
        this.open = open;
        addClassName("problems");
        getElement().setAttribute("aria-label", "Problems");
    }

    void show(List<Problem> problems) {
        removeAll();
        problems.forEach(problem -> add(item(problem)));
    }

    private ListItem item(Problem problem) {
        Span message = new Span(problem.message());
        message.addClassName("message");
        if (!problem.offending().isBlank() && !problem.message().contains(problem.offending())) {
            message.add(new Span(" "), new Code(problem.offending()));
        }
        ListItem item = new ListItem(where(problem), message);
        if (!problem.advice().isBlank()) {
            Span advice = new Span(problem.advice());
            advice.addClassName("advice");
            item.add(advice);
        }
        return item;
    }

    private Component where(Problem problem) {
        String place = place(problem);
        if (open == null || problem.line() == 0) {
            Span where = new Span(place);
            where.addClassName("where");
            return where;
        }
        NativeButton where = new NativeButton(place, click -> open.accept(problem));
        where.getElement().setAttribute("aria-label", "Go to " + place + ": " + problem.message());
        return where;
    }

    private static String place(Problem problem) {
        String file = problem.file().isEmpty() ? "pack" : problem.file();
        return problem.line() == 0 ? file : file + ":" + problem.line();
    }
}
