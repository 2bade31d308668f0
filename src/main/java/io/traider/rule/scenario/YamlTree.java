package io.traider.rule.scenario;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;

/** The tree of a YAML text, with lines. Makes no object of it; anchors, aliases and tags are refused. */
final class YamlTree {

    private static final int MAX_CHARACTERS = 512 * 1024;
    private static final int MAX_DEPTH = 12;

    private YamlTree() {}

    /** The root; {@code null} when there is none, or it was complained about. */
    static @Nullable Node parse(String text, Complaints complaints) {
        if (text.length() > MAX_CHARACTERS) {
            complaints.whole(
                    "the scenarios have " + text.length() + " characters", "Maybe keep them under " + MAX_CHARACTERS);
            return null;
        }
        try {
            return plain(text, complaints) ? yaml().compose(new StringReader(text)) : null;
        } catch (MarkedYAMLException e) {
            complaints.add(
                    e.getProblemMark(),
                    "this is not YAML: " + String.valueOf(e.getProblem()).strip(),
                    "",
                    "Maybe look at the indentation, a missing colon or quote");
        } catch (YAMLException e) {
            complaints.whole("this is not YAML: " + Complaints.shortened(String.valueOf(e.getMessage())), "");
        }
        return null;
    }

    /** Reads the events before any tree is made of them. */
    private static boolean plain(String text, Complaints complaints) {
        int depth = 0;
        for (Event event : yaml().parse(new StringReader(text))) {
            depth += event instanceof CollectionStartEvent ? 1 : 0;
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
            if (depth > MAX_DEPTH) {
                complaints.add(event.getStartMark(), "this is nested more than " + MAX_DEPTH + " deep", "", "");
                return false;
            }
            if (event instanceof AliasEvent || anchored(event) || tagged(event)) {
                complaints.add(
                        event.getStartMark(),
                        "anchors, aliases and tags have no place in scenarios",
                        "",
                        "Maybe put what is common under given");
                return false;
            }
        }
        return true;
    }

    private static boolean anchored(Event event) {
        return event instanceof NodeEvent node && node.getAnchor() != null;
    }

    private static boolean tagged(Event event) {
        return event instanceof ScalarEvent scalar && scalar.getTag() != null
                || event instanceof CollectionStartEvent start && start.getTag() != null;
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH + 2);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
