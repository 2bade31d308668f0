package io.traider.console;

import com.vaadin.flow.component.Component;
import io.traider.domain.ReleaseKind;
import io.traider.release.Content;
import io.traider.rule.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which parts the page of a release has. */
final class ReleaseParts {

    private ReleaseParts() {}

    /** Their addresses below the release's own, and their names, in the order in which they are gone through. */
    static Map<String, String> names(ReleasePage page) {
        Map<String, String> names = new LinkedHashMap<>();
        boolean limits = page.key().kind() == ReleaseKind.LIMITS;
        names.put("draft", limits ? "Limits" : "Draft");
        if (!limits) {
            names.put("tables", "Tables");
            names.put("scenarios", "Scenarios");
        }
        names.put("check", "Check");
        names.put("simulation", "Simulation");
        names.put("review", "Review");
        names.put("shadow", "Shadow");
        names.put("versions", "Versions");
        if (!limits) {
            names.put("use", "Rules");
        }
        return names;
    }

    /** Where the text is that a problem is in. */
    static String of(Problem problem) {
        return problem.file().equals(Content.SCENARIOS)
                ? "scenarios"
                : problem.file().endsWith(".csv") ? "tables" : "draft";
    }

    /** Those problems that a file's editor can show: its own, and what is about the whole. */
    static List<Problem> in(String file, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.file().equals(file) || problem.file().isEmpty())
                .toList();
    }

    /** @return a {@link ReleasePart} */
    static Component make(String part, ReleasePage page) {
        return switch (part) {
            case "tables" -> new TablesPart(page);
            case "scenarios" -> new ScenariosPart(page);
            case "check" -> new CheckPart(page);
            case "simulation" -> new SimulationPart(page);
            case "review" -> new ReviewPart(page);
            case "shadow" -> new ShadowPart(page);
            case "versions" -> new VersionsPart(page);
            case "use" -> new UsePart(page);
            default -> page.key().kind() == ReleaseKind.LIMITS ? new LimitsPart(page) : new DraftPart(page);
        };
    }
}
