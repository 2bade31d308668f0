package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/** A chart over time: a line, or candles with their volume. Points are arrays that begin with seconds since 1970. */
@Tag("traider-chart")
@JsModule("context://ui/console.js")
final class Chart extends Component implements HasStyle {

    private final String name;
    private final String empty;

    private Chart(String kind, String name, String empty) {
        this.name = name;
        this.empty = empty;
        getElement().setAttribute("kind", kind);
    }

    /** Points are {@code [second, value]}. */
    static Chart line(String name, String empty) {
        return new Chart("line", name, empty);
    }

    /** Points are {@code [second, open, high, low, close, volume]}. */
    static Chart candles(String name, String empty) {
        return new Chart("candles", name, empty);
    }

    /** Shows these points, oldest first, and no others. */
    void set(List<double[]> points, int decimals) {
        getElement().callJsFunction("set", points, name, decimals, empty);
    }

    /** Adds points at the end; one at the time of the last takes its place. */
    void add(List<double[]> points) {
        if (!points.isEmpty()) {
            getElement().callJsFunction("add", points);
        }
    }
}
