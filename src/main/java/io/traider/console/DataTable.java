package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A table of keyed rows; only what differs from what was shown before goes to the browser. */
@Tag("traider-table")
@JsModule("context://ui/console.js")
final class DataTable extends Component implements HasStyle {

    /** Columns that also a narrow screen has room for; of more, it makes a card for each row. */
    private static final int FEW = 4;

    private SequencedMap<String, List<String>> shown = new LinkedHashMap<>();
    private boolean more;

    /**
     * @param name what it is called, for whoever cannot see it
     * @param empty what to say when there is no row
     */
    DataTable(String name, String empty, Column... columns) {
        setClassName("cards", columns.length > FEW);
        getElement().callJsFunction("columns", List.of(columns), name, empty);
        getElement().callJsFunction("patch", Map.of(), List.of(), false);
    }

    /** Shows these rows, by key, each with a cell for every column. */
    void show(SequencedMap<String, List<String>> rows, boolean thereAreMore) {
        Map<String, List<String>> changed = new LinkedHashMap<>();
        rows.forEach((key, cells) -> {
            if (!cells.equals(shown.get(key))) {
                changed.put(key, cells);
            }
        });
        List<String> order = new ArrayList<>(rows.sequencedKeySet());
        boolean moved = !order.equals(new ArrayList<>(shown.sequencedKeySet()));
        if (moved || !changed.isEmpty() || more != thereAreMore) {
            getElement().callJsFunction("patch", changed, moved ? order : null, thereAreMore);
        }
        shown = new LinkedHashMap<>(rows);
        more = thereAreMore;
    }

    void show(SequencedMap<String, List<String>> rows) {
        show(rows, false);
    }

    /** Marks the row that is shown elsewhere; an empty key marks none. */
    void choose(String key) {
        getElement().callJsFunction("choose", key);
    }

    /** When somebody comes to the end and more rows were announced. */
    void onMore(Runnable listener) {
        getElement().addEventListener("more", event -> listener.run());
    }

    /** When somebody ticks a row's box, or takes the tick away; is given the row's key and whether it is ticked now. */
    void onCheck(BiConsumer<String, Boolean> listener) {
        getElement()
                .addEventListener("check", event -> {
                    String key = event.getEventData().path("event.detail.key").asString();
                    if (shown.containsKey(key)) {
                        listener.accept(
                                key,
                                event.getEventData().path("event.detail.on").asBoolean());
                    }
                })
                .addEventData("event.detail.key")
                .addEventData("event.detail.on");
    }

    /** When somebody presses a row's button; is given the row's key, as the browser sends it. */
    void onAct(Consumer<String> listener) {
        getElement()
                .addEventListener("act", event -> {
                    String key = event.getEventData().path("event.detail.key").asString();
                    if (shown.containsKey(key)) {
                        listener.accept(key);
                    }
                })
                .addEventData("event.detail.key");
    }
}
