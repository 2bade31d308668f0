package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** A time, shown in the zone of whoever looks and in UTC on hover. */
@Tag("traider-time")
@JsModule("context://ui/console.js")
final class TimeText extends Component implements HasStyle {

    TimeText() {}

    TimeText(long nanos) {
        show(nanos);
    }

    void show(long nanos) {
        getElement().setAttribute("at", Words.millis(nanos));
    }
}
