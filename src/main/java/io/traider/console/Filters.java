package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.traider.domain.Venue;
import io.traider.journal.Selection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Narrows a list of journal rows. */
final class Filters extends Div {

    private static final Map<String, Duration> SPANS = spans();

    private final Live live;
    private final Select<Venue> venue = new Select<>();
    private final TextField symbol = new TextField("Symbol");
    private final TextField strategy = new TextField("Strategy");
    private final Select<String> span = new Select<>();
    private final Consumer<Selection> listener;

    Filters(Live live, Consumer<Selection> listener) {
        this.live = live;
        this.listener = listener;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        venue.setLabel("Venue");
        venue.setItems(Venue.values());
        venue.setItemLabelGenerator(each -> each == null ? "All venues" : Words.venue(each));
        venue.setEmptySelectionAllowed(true);
        venue.setEmptySelectionCaption("All venues");
        span.setLabel("Time");
        span.setItems(SPANS.keySet());
        span.setValue("All time");
        venue.addValueChangeListener(change -> tell());
        span.addValueChangeListener(change -> tell());
        lazily(symbol, "such as BTC/USD");
        lazily(strategy, "its name");
        add(venue, symbol, strategy, span);
    }

    private static Map<String, Duration> spans() {
        Map<String, Duration> spans = new LinkedHashMap<>();
        spans.put("All time", Duration.ZERO);
        spans.put("Last 15 minutes", Duration.ofMinutes(15));
        spans.put("Last hour", Duration.ofHours(1));
        spans.put("Last day", Duration.ofDays(1));
        return spans;
    }

    private void lazily(TextField field, String hint) {
        field.setPlaceholder(hint);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(change -> tell());
    }

    private void tell() {
        Duration back = SPANS.get(span.getValue());
        Long from = back.isZero() ? null : live.now().state().nanos() - back.toNanos();
        listener.accept(new Selection(text(strategy), venue.getValue(), text(symbol), from, null));
    }

    private static @Nullable String text(TextField field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
