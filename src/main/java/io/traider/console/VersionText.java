package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.traider.release.Content;
import io.traider.release.ReleaseKey;
import io.traider.release.Version;
import java.util.Map;

/** The text of a version, file by file, open at one of its rules where one is wanted. */
final class VersionText extends Div {

    /** @param rule its name; empty for none */
    VersionText(Version version, String rule, ReleaseKey key) {
        addClassName("part");
        for (Map.Entry<String, String> file : version.content().files().entrySet()) {
            if (file.getKey().equals(Content.SCENARIOS) && !rule.isEmpty()) {
                continue;
            }
            Editor editor = new Editor("Text of " + file.getKey(), Editor.languageOf(file.getKey()));
            editor.text(file.getValue());
            editor.readOnly(true);
            int line = lineOf(file.getValue(), rule);
            if (line > 0) {
                editor.addAttachListener(attached -> editor.go(line, 1));
            }
            add(new Panel(file.getKey(), editor)
                    .named("text")
                    .beside(Panel.meta(
                            "Version " + version.number() + " of " + key.name() + ", " + Words.hash(version.hash()))));
        }
        if (!rule.isEmpty() && version.content().files().values().stream().noneMatch(text -> lineOf(text, rule) > 0)) {
            addComponentAsFirst(Panel.padded(
                    "Rule",
                    new Paragraph("No rule “" + rule + "” is written out in version " + version.number()
                            + ". Maybe a decision table makes it.")));
        }
    }

    /** Where a rule begins, from 1; 0 when it is not there. */
    static int lineOf(String text, String rule) {
        if (rule.isEmpty()) {
            return 0;
        }
        int line = 0;
        for (String each : text.lines().toList()) {
            line++;
            String plain = each.strip();
            if (plain.startsWith("rule ")
                    && plain.substring(5).strip().replace("\"", "").equals(rule)) {
                return line;
            }
        }
        return 0;
    }
}
