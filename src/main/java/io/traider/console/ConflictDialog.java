package io.traider.console;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.release.Content;
import io.traider.release.Draft;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Two texts of one draft, of which only one can stand: shows both and lets a person take one, the other, or a third that they
 * make of both. It does not close without a choice, so that neither is lost by a slip.
 */
final class ConflictDialog extends Dialog {

    private final SortedMap<String, String> theirs;
    private final SortedMap<String, String> mine;
    private final Consumer<Content> choose;
    private final Map<String, Editor> merged = new LinkedHashMap<>();
    private final Map<String, String> typed = new TreeMap<>();
    private final Div texts = new Div();
    private final Button merge = new Button("Merge by hand", click -> merge());
    private final Button use = new Button("Use the merged text", click -> useMerged());
    private final String theirName;

    private ConflictDialog(
            String title,
            String explanation,
            Content theirs,
            String theirName,
            Content mine,
            Consumer<Content> choose) {
        this.theirs = theirs.files();
        this.mine = mine.files();
        this.theirName = theirName;
        this.choose = choose;
        setHeaderTitle(title);
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        Div body = new Div(new Paragraph(explanation), texts);
        body.addClassNames("dialog", "text");
        texts.addClassName("conflict");
        differing().forEach(this::compare);
        add(body);
        use.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        use.setVisible(false);
    }

    /**
     * Somebody else saved first.
     *
     * @param choose is given the text that is to stand
     */
    static ConflictDialog open(Content mine, Draft theirs, Consumer<Content> choose) {
        String who = theirs.savedBy().isEmpty() ? "somebody" : theirs.savedBy();
        ConflictDialog dialog = new ConflictDialog(
                "Two texts of one draft",
                Words.capital(who)
                        + " saved this draft while you wrote on it. Nothing is lost yet: on the left is what " + who
                        + " saved (revision " + theirs.revision() + "), on the right what you wrote.",
                theirs.content(),
                who,
                mine,
                choose);
        dialog.offer("Take theirs", "Keep mine on top");
        dialog.open();
        return dialog;
    }

    /** The browser kept what was never saved. */
    static ConflictDialog restore(Content kept, Draft now, Instant at, Consumer<Content> choose) {
        ConflictDialog dialog = new ConflictDialog(
                "Kept in this browser",
                "What you wrote on " + Runs.time(at)
                        + " was not saved: the connection or the platform went away. On the"
                        + " left is the draft as it stands, on the right what this browser kept.",
                now.content(),
                "the draft",
                kept,
                choose);
        dialog.offer("Leave the draft as it is", "Use what was kept");
        dialog.open();
        return dialog;
    }

    private void offer(String take, String keep) {
        Button mineOnTop = new Button(keep, click -> choose(mine));
        mineOnTop.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(take, click -> choose(theirs)), merge, mineOnTop, use);
    }

    private TreeSet<String> differing() {
        TreeSet<String> files = new TreeSet<>(theirs.keySet());
        files.addAll(mine.keySet());
        files.removeIf(file -> text(theirs, file).equals(text(mine, file)));
        return files;
    }

    private static String text(SortedMap<String, String> of, String file) {
        return of.getOrDefault(file, "");
    }

    private void compare(String file) {
        TextDiff diff = new TextDiff(file);
        diff.show(text(theirs, file), text(mine, file), Words.capital(theirName), "You");
        texts.add(new H3(file), diff);
    }

    /** Opens an editor with mine for each file, below the comparison. */
    private void merge() {
        merge.setVisible(false);
        use.setVisible(true);
        for (String file : differing()) {
            Editor editor = new Editor("Merged " + file, Editor.languageOf(file));
            editor.text(text(mine, file));
            merged.put(file, editor);
            texts.add(new H3("Merged " + file), editor);
        }
        merged.values().stream().findFirst().ifPresent(Editor::focus);
    }

    /** Asks the browser what stands in the editors, as the last letters may have been typed a moment ago. */
    private void useMerged() {
        typed.clear();
        merged.forEach((file, editor) -> editor.ask(text -> {
            typed.put(file, text);
            if (typed.size() == merged.size()) {
                SortedMap<String, String> all = new TreeMap<>(mine);
                all.putAll(typed);
                choose(all);
            }
        }));
    }

    private void choose(SortedMap<String, String> files) {
        close();
        choose.accept(new Content(files));
    }
}
