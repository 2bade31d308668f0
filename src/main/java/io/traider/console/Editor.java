package io.traider.console;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import io.traider.rule.PackKind;
import io.traider.rule.Problem;
import io.traider.rule.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Edits rules, scenarios or limits; see {@code ui/editor.js}. */
@Tag("traider-editor")
@JsModule("context://ui/editor.js")
final class Editor extends LateElement {

    /** @param language {@code drl}, {@code yaml} or {@code text} */
    Editor(String name, String language) {
        getElement().setAttribute("label", name).setAttribute("language", language);
    }

    static String languageOf(String file) {
        return file.endsWith(".drl") ? "drl" : file.endsWith(".yml") ? "yaml" : "text";
    }

    /** Puts a text into it; that is no edit. */
    void text(String text) {
        call("show", text);
    }

    void readOnly(boolean readOnly) {
        getElement().setProperty("readOnly", readOnly);
    }

    /** What it offers to complete. */
    void words(PackKind kind, String pack) {
        Vocabulary words = Vocabulary.of(kind);
        Map<String, Object> all = Map.of(
                "global", words.global(),
                "facts", words.facts(),
                "actions", words.actions(),
                "parameters", Vocabulary.numbers(kind, pack));
        put("vocabulary", all);
    }

    /** Marks problems and warnings at their places, and nothing else. */
    void mark(List<Problem> problems, List<Problem> warnings) {
        List<Map<String, Object>> marks = new ArrayList<>();
        problems.forEach(each -> marks.add(mark(each, "error")));
        warnings.forEach(each -> marks.add(mark(each, "warning")));
        call("problems", marks);
    }

    private static Map<String, Object> mark(Problem problem, String severity) {
        return Map.of(
                "line", problem.line(),
                "column", problem.column(),
                "message", problem.message(),
                "offending", problem.offending(),
                "advice", problem.advice(),
                "severity", severity);
    }

    void go(int line, int column) {
        call("go", line, column);
    }

    void focus() {
        call("focus");
    }

    /** Asks what stands there now. */
    void ask(Consumer<String> listener) {
        ask("value", listener);
    }
}
