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

    /**
     * A line that is shaded, and one to hold against it. Points are {@code [second, value, other value]}; a value that is
     * not a number leaves its line out there.
     */
    static Chart against(String name, String empty, String first, String second) {
        Chart chart = new Chart("line", name, empty);
        chart.getElement().setAttribute("lines", first + "\n" + second);
        return chart;
    }

    /** Two lines of equal standing, in percent, over the time since their beginnings. Points as of {@link #against}. */
    static Chart rivals(String name, String empty, String first, String second) {
        Chart chart = new Chart("rivals", name, empty);
        chart.getElement().setAttribute("lines", first + "\n" + second);
        chart.getElement().setAttribute("since", true).setAttribute("unit", " %");
        return chart;
    }

    /** A line in percent that falls from zero. Points are {@code [second, value]}. */
    static Chart fall(String name, String empty) {
        Chart chart = new Chart("fall", name, empty);
        chart.getElement().setAttribute("unit", " %");
        return chart;
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
