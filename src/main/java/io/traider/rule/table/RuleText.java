package io.traider.rule.table;

import io.traider.domain.Limits;
import io.traider.rule.FactType;
import io.traider.rule.NumbersByName;
import io.traider.rule.PackKind;
import io.traider.rule.table.CellText.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes the rules of a table as a person would. */
final class RuleText {

    private static final int LONG = 240;

    /** The gate lets no reason have more. */
    private static final int MOST_FIGURES = 16;

    private final PackKind kind;
    private final DecisionTable table;
    private final List<ReadRow> rows;
    private final List<String> lines = new ArrayList<>();

    /** The table's line that each line of the text is of; 0 for the head. */
    private final List<Integer> origins = new ArrayList<>();

    private int origin;

    RuleText(PackKind kind, String file, DecisionTable table, List<ReadRow> rows) {
        this.kind = kind;
        this.table = table;
        this.rows = rows;
        head(file);
        rows.forEach(this::rule);
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    List<Integer> origins() {
        return List.copyOf(origins);
    }

    private void head(String file) {
        line("// The decision table " + file + " as rules, one for each row. Change the table, not this text.");
        line("package rules." + kind.folder());
        line("");
        imports().forEach(type -> line("import " + type));
        line("");
        line("global " + kind.draft().getName() + " " + kind.global());
    }

    private Set<String> imports() {
        Set<String> types = new TreeSet<>();
        for (ReadRow row : rows) {
            patterns(row).keySet().forEach(fact -> types.add(fact.type().getName()));
            for (Condition condition : row.conditions()) {
                Class<?> type = condition.property().component().getType();
                if (type.isEnum()) {
                    types.add(outermost(type).getName());
                }
            }
        }
        return types;
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> around = type;
        while (around.getEnclosingClass() != null) {
            around = around.getEnclosingClass();
        }
        return around;
    }

    private void rule(ReadRow row) {
        origin = row.line();
        line("");
        String comment = row.outcome().comment();
        line("// Row " + row.line() + (comment.isEmpty() ? "" : ": " + comment));
        line("rule \"" + table.name() + ": " + row.name() + "\"");
        line("when");
        patterns(row)
                .forEach((fact, constraints) -> line(pattern(fact), constraints, constraints.isEmpty() ? ")" : " )"));
        line("then");
        line("    " + kind.global() + "." + row.outcome().action() + "(", arguments(row), ");");
        line("end");
    }

    private static String pattern(FactType fact) {
        String named = fact.type() == Limits.class
                ? "$limits : "
                : NumbersByName.class.isAssignableFrom(fact.type()) ? "$p : " : "";
        return "    " + named + fact.name() + "(";
    }

    /** What must be there for the row to hold, limits and parameters first, and what each must say. */
    private Map<FactType, List<String>> patterns(ReadRow row) {
        Map<FactType, List<String>> patterns = new LinkedHashMap<>();
        List<Figure> figures = figures(row);
        List<Operand> operands = new ArrayList<>();
        row.conditions().forEach(condition -> operands.add(condition.operand()));
        figures.forEach(figure -> {
            if (figure instanceof Figure.Held held) {
                operands.add(held.operand());
            }
        });
        if (operands.stream().anyMatch(Operand.Limit.class::isInstance)) {
            patterns.put(fact(Limits.class), new ArrayList<>());
        }
        if (operands.stream().anyMatch(Operand.Parameter.class::isInstance)) {
            patterns.put(numbers(), new ArrayList<>());
        }
        for (Condition condition : row.conditions()) {
            patterns.computeIfAbsent(condition.property().fact(), any -> new ArrayList<>())
                    .add(condition.drl());
        }
        for (Figure figure : figures) {
            if (figure instanceof Figure.Seen seen) {
                patterns.computeIfAbsent(seen.property().fact(), any -> new ArrayList<>())
                        .add(variable(row, seen.property()) + " : "
                                + seen.property().name());
            }
        }
        return patterns;
    }

    private FactType fact(Class<?> type) {
        return kind.facts().stream().filter(it -> it.type() == type).findFirst().orElseThrow();
    }

    private FactType numbers() {
        return kind.facts().stream()
                .filter(it -> NumbersByName.class.isAssignableFrom(it.type()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> arguments(ReadRow row) {
        List<String> arguments = new ArrayList<>();
        arguments.add('"' + row.outcome().code() + '"');
        for (Figure figure : figures(row)) {
            arguments.add('"' + figure.name() + '"');
            arguments.add(
                    switch (figure) {
                        case Figure.Seen seen -> variable(row, seen.property());
                        case Figure.Held held -> argument(held.operand());
                    });
        }
        return arguments;
    }

    /** Numbers go as they were written, so that the reason shows every digit. */
    private static String argument(Operand operand) {
        return switch (operand) {
            case Operand.Limit limit -> limit.drl() + "()";
            case Operand.Parameter parameter -> parameter.drl();
            case Operand.Amount amount -> '"' + amount.cell() + '"';
            case Operand.Word word -> '"' + word.cell() + '"';
        };
    }

    /** Those that the row names, or all that it asks, each after what it asks of. */
    private List<Figure> figures(ReadRow row) {
        Set<Figure> figures = new LinkedHashSet<>();
        for (String text : row.outcome().figures()) {
            try {
                figures.add(Figure.of(kind, table, text));
            } catch (Refused e) {
                throw new IllegalArgumentException("figure '" + text + "' of a table with problems", e);
            }
        }
        if (figures.isEmpty()) {
            for (Condition condition : row.conditions()) {
                figures.add(new Figure.Seen(condition.property()));
                figures.add(Figure.bound(condition));
            }
        }
        return figures.stream().limit(MOST_FIGURES).toList();
    }

    /** The property's name, with its fact's before it where another fact of the row has the same. */
    private String variable(ReadRow row, Property property) {
        boolean shared = figures(row).stream()
                .anyMatch(figure -> figure instanceof Figure.Seen seen
                        && seen.property().name().equals(property.name())
                        && !seen.property().fact().equals(property.fact()));
        if (!shared && !property.name().equals("p") && !property.name().equals("limits")) {
            return "$" + property.name();
        }
        String fact = property.fact().name();
        String name = property.name();
        return "$" + fact.substring(0, 1).toLowerCase(Locale.ROOT) + fact.substring(1)
                + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** What is too long for one line goes on in the next, after a comma. */
    private void line(String open, List<String> parts, String close) {
        StringBuilder text = new StringBuilder(open);
        String between = close.startsWith(" ") ? " " : "";
        for (String part : parts) {
            if (text.length() + part.length() > LONG) {
                line(text + (between.isBlank() && text.toString().equals(open) ? "" : ","));
                text = new StringBuilder("       ");
                between = " ";
            }
            text.append(between).append(part);
            between = ", ";
        }
        line(text + close);
    }

    private void line(String text) {
        lines.add(text);
        origins.add(origin);
    }
}
