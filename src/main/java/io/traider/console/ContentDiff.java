package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.release.Content;
import java.util.TreeSet;

/** Two texts beside each other, file by file; files that are the same are left out. */
final class ContentDiff extends Div {

    ContentDiff(Content before, String beforeName, Content after, String afterName) {
        addClassName("part");
        TreeSet<String> files = new TreeSet<>(before.files().keySet());
        files.addAll(after.files().keySet());
        for (String file : files) {
            String old = before.files().getOrDefault(file, "");
            String now = after.files().getOrDefault(file, "");
            if (!old.equals(now)) {
                TextDiff diff = new TextDiff(file);
                diff.show(old, now, beforeName, afterName);
                add(new Panel(file, diff).named("text").beside(Panel.meta(beforeName + " → " + afterName)));
            }
        }
        if (getComponentCount() == 0) {
            Paragraph same = new Paragraph("Both say the same.");
            same.addClassName("empty");
            add(new Panel("Text difference", same));
        }
    }
}
