package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An element whose script comes to the browser when a page first shows one, perhaps after the page itself: what is asked of it
 * before waits for the script, in order.
 */
abstract class LateElement extends Component implements HasStyle {

    private static final String WHEN_DEFINED = "return customElements.whenDefined(this.localName).then(() => ";

    /** Calls a function of the element. */
    final void call(String function, Object... arguments) {
        String list = IntStream.rangeClosed(1, arguments.length)
                .mapToObj(at -> "$" + at)
                .collect(Collectors.joining(", "));
        Object[] all = Stream.concat(Stream.of(function), Stream.of(arguments)).toArray();
        getElement().executeJs(WHEN_DEFINED + "{ this[$0](" + list + "); })", all);
    }

    /** Sets a property of the element that is not plain text. */
    final void put(String property, Object value) {
        getElement().executeJs(WHEN_DEFINED + "{ this[$0] = $1; })", property, value);
    }

    /** Asks what a property that is a text is now. */
    final void ask(String property, Consumer<String> listener) {
        getElement().executeJs(WHEN_DEFINED + "this[$0])", property).then(String.class, listener::accept);
    }
}
