package io.traider.rule.table;

import io.traider.rule.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks for rows that a person is likely to have meant otherwise. Rows that ask different columns are different checks and
 * may well hold together; rows that ask the same columns are expected to divide what can come between them.
 */
final class RowCheck {

    private final List<ReadRow> rows;
    private final Found found;

    RowCheck(String file, List<ReadRow> rows) {
        this.rows = rows;
        this.found = new Found(file);
    }

    List<Problem> warnings() {
        List<Map<String, Extent>> extents = rows.stream().map(RowCheck::extents).toList();
        for (int later = 0; later < rows.size(); later++) {
            never(rows.get(later), extents.get(later));
            for (int earlier = 0; earlier < later; earlier++) {
                if (rows.get(later).conditions().isEmpty()
                        || rows.get(earlier).conditions().isEmpty()) {
                    continue;
                }
                compare(rows.get(earlier), extents.get(earlier), rows.get(later), extents.get(later));
            }
        }
        return found.problems();
    }

    private void never(ReadRow row, Map<String, Extent> extents) {
        extents.forEach((property, extent) -> {
            if (extent.empty()) {
                warn(
                        row,
                        "row '" + row.name() + "' can never hold: no " + property + " fits",
                        "Maybe turn an operator");
            }
        });
    }

    private void compare(ReadRow earlier, Map<String, Extent> wide, ReadRow later, Map<String, Extent> narrow) {
        boolean same = earlier.outcome().same(later.outcome());
        boolean laterWithin = covers(wide, narrow);
        boolean earlierWithin = covers(narrow, wide);
        String other = "row '" + earlier.name() + "' in line " + earlier.line();
        if (laterWithin && earlierWithin) {
            warn(
                    later,
                    same
                            ? "row '" + later.name() + "' repeats " + other
                            : "row '" + later.name() + "' asks the same as " + other + " and says otherwise",
                    "Maybe delete one of them");
        } else if (same && laterWithin) {
            warn(later, "row '" + later.name() + "' is covered by " + other, "Maybe delete it, or narrow the other");
        } else if (same && earlierWithin) {
            warn(later, "row '" + later.name() + "' covers " + other, "Maybe delete the other, or narrow this one");
        } else if (!same && contradict(earlier, wide, later, narrow)) {
            warn(
                    later,
                    "row '" + later.name() + "' and " + other + " can hold together and say different things",
                    "Maybe narrow one of them; when both hold, both speak");
        }
    }

    private static boolean contradict(ReadRow a, Map<String, Extent> first, ReadRow b, Map<String, Extent> second) {
        boolean alike = first.keySet().equals(second.keySet())
                || !a.outcome().action().equals(b.outcome().action());
        Set<String> shared = new TreeSet<>(first.keySet());
        shared.retainAll(second.keySet());
        return alike
                && shared.stream()
                        .allMatch(property -> Objects.requireNonNull(first.get(property))
                                .meets(Objects.requireNonNull(second.get(property))));
    }

    /** Whether the wide one holds whenever the narrow one does. */
    private static boolean covers(Map<String, Extent> wide, Map<String, Extent> narrow) {
        return wide.entrySet().stream().allMatch(asked -> {
            Extent other = narrow.get(asked.getKey());
            return other != null && asked.getValue().covers(other);
        });
    }

    private static Map<String, Extent> extents(ReadRow row) {
        return row.conditions().stream()
                .collect(Collectors.groupingBy(
                        condition -> condition.property().full(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Extent::of)));
    }

    private void warn(ReadRow row, String message, String advice) {
        found.add(row.line(), 1, message, row.name(), advice);
    }
}
