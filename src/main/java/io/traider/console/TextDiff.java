package io.traider.console;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Two texts beside each other with what differs marked; see {@code ui/diff.js}. */
@Tag("traider-diff")
@JsModule("context://ui/diff.js")
final class TextDiff extends LateElement {

    /** @param file whose texts they are */
    TextDiff(String file) {
        getElement().setAttribute("label", "Difference of " + file).setAttribute("language", Editor.languageOf(file));
    }

    void show(String before, String after, String beforeName, String afterName) {
        call("show", before, after, beforeName, afterName);
    }
}
