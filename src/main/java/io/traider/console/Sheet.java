package io.traider.console;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import io.traider.rule.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A grid of texts that is edited like a spreadsheet; see {@code ui/grid.js}. */
@Tag("traider-grid")
@JsModule("context://ui/grid.js")
final class Sheet extends LateElement {

    private static final int MOST_CELLS = 100_000;

    /** @param head how many of the first lines describe the others */
    Sheet(String name, int head) {
        getElement().setAttribute("label", name).setAttribute("head", Integer.toString(head));
    }

    /** Puts lines into it; that is no edit. */
    void lines(List<List<String>> lines) {
        call("show", lines);
    }

    void readOnly(boolean readOnly) {
        getElement().setProperty("readOnly", readOnly);
    }

    /** Marks problems at their cells, and no others. */
    void mark(List<Problem> problems) {
        call(
                "problems",
                problems.stream()
                        .map(each -> Map.of(
                                "line", each.line(),
                                "column", each.column(),
                                "message", each.message(),
                                "advice", each.advice()))
                        .toList());
    }

    void go(int line, int column) {
        call("go", line, column);
    }

    /** Its first lines are given, and with them its columns. */
    Sheet fixed() {
        getElement().setAttribute("fixed", true);
        return this;
    }

    /**
     * What a grid says that it holds.
     *
     * @throws IllegalArgumentException if that is more than a file has room for
     */
    static List<List<String>> lines(JsonNode json) {
        List<List<String>> lines = new ArrayList<>();
        int cells = 0;
        for (JsonNode line : json) {
            List<String> texts = new ArrayList<>();
            line.forEach(cell -> texts.add(cell.asString()));
            cells += texts.size();
            if (cells > MOST_CELLS) {
                throw new IllegalArgumentException("a grid of more than " + MOST_CELLS + " cells");
            }
            lines.add(texts);
        }
        return lines;
    }
}
