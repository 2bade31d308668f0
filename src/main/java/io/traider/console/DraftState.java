package io.traider.console;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Says whether what somebody types is saved; until it is, the browser keeps it. See {@code ui/draft.js}. */
@Tag("traider-draft")
@JsModule("context://ui/console.js")
final class DraftState extends Component implements HasStyle {

    private final Typist typist;

    /** Is told what somebody does in the browser. */
    interface Typist {

        /**
         * Files were edited.
         *
         * @param count grows with every edit; to be handed back when they are saved; the same again for what is told again
         * @param base the revision they were typed upon
         */
        void edited(SortedMap<String, String> files, int count, long base);

        /** What was edited is to be saved. */
        void rested();

        /**
         * The browser kept what was never saved.
         *
         * @param base the revision it was typed upon
         */
        void kept(SortedMap<String, String> files, long base, long millis);

        /** Somebody wants it saved at once. */
        void now();

        /** The text of a file whose grid says these lines. */
        String written(String file, List<List<String>> lines);
    }

    DraftState(Typist typist) {
        this.typist = typist;
    }

    /** @param name tells drafts and people apart */
    void begin(String name, long revision, String words) {
        getElement().callJsFunction("begin", name, (double) revision, words);
    }

    /** Follows what is typed in an editor, and counts it as a file. */
    void watch(Editor editor, String file) {
        getElement().callJsFunction("watch", editor.getElement(), file);
    }

    /** Follows what is typed in a grid, and counts it as a file. */
    void watch(Sheet sheet, String file) {
        getElement().callJsFunction("watch", sheet.getElement(), file);
    }

    void saved(int count, long revision, String words) {
        getElement().callJsFunction("saved", count, (double) revision, words);
    }

    /** Another text stands there now, which somebody else saved. */
    void replaced(long revision, String words) {
        getElement().callJsFunction("replaced", (double) revision, words);
    }

    void failed(String words) {
        getElement().callJsFunction("failed", words);
    }

    /** Keeps nothing in the browser any more. */
    void forget() {
        getElement().callJsFunction("forget");
    }

    @ClientCallable
    void edited(JsonNode files, int count, double base) {
        texts(files, texts -> typist.edited(texts, count, (long) base));
    }

    @ClientCallable
    void rested() {
        typist.rested();
    }

    @ClientCallable
    void kept(JsonNode files, double base, String millis) {
        long at = millis.matches("[0-9]{1,15}") ? Long.parseLong(millis) : 0;
        texts(files, texts -> typist.kept(texts, (long) base, at));
    }

    @ClientCallable
    void now() {
        typist.now();
    }

    private void texts(JsonNode files, Consumer<SortedMap<String, String>> taker) {
        SortedMap<String, String> texts = new TreeMap<>();
        try {
            files.properties().forEach(file -> texts.put(file.getKey(), text(file.getKey(), file.getValue())));
        } catch (IllegalArgumentException e) {
            failed("Not saved: " + e.getMessage());
            return;
        }
        taker.accept(texts);
    }

    private String text(String file, JsonNode typed) {
        return typed.isArray() ? typist.written(file, Sheet.lines(typed)) : typed.asString();
    }
}
