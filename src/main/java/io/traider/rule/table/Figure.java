package io.traider.rule.table;

import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import io.traider.rule.table.CellText.Refused;
import io.traider.rule.table.DecisionTable.Column;
import java.util.List;
import java.util.Optional;

/**
 * A figure that a reason rests on: a property of a fact, or what one is held against.
 *
 * @param name under which the reason shows it
 */
sealed interface Figure {

    String name();

    /** What the fact says. */
    record Seen(Property property) implements Figure {
        @Override
        public String name() {
            return property.name();
        }
    }

    /** What it is held against, as a number or word of the table, a limit or a parameter. */
    record Held(String name, Operand operand) implements Figure {}

    /**
     * Reads one of a cell: {@code value}, where one column asks it, {@code ProposedOrder.value}, {@code $limits.maxOrderValue}
     * or {@code param entryDrift}.
     */
    static Figure of(PackKind kind, DecisionTable table, String text) throws Refused {
        if (text.startsWith("$limits.") || text.startsWith("param ")) {
            return reference(kind, text);
        }
        int dot = text.indexOf('.');
        String fact = dot < 0 ? only(table, text) : text.substring(0, dot);
        Optional<FactType> type = Property.fact(kind, fact);
        Optional<Property> property = type.flatMap(it -> Property.of(it, text.substring(dot + 1)));
        if (property.isEmpty()) {
            throw new Refused(
                    "'" + text + "' is no figure that a rule can name",
                    "Maybe a property as in ProposedOrder.value, $limits.maxOrderValue, or param and a name");
        }
        return new Seen(property.get());
    }

    /** What the condition is held against, under a name that says how. */
    static Figure bound(Condition condition) {
        return switch (condition.operand()) {
            case Operand.Limit limit -> new Held(limit.name(), limit);
            case Operand.Parameter parameter -> new Held(parameter.name(), parameter);
            case Operand.Amount amount -> new Held(condition.property().name() + how(condition.operator()), amount);
            case Operand.Word word -> new Held(condition.property().name() + how(condition.operator()), word);
        };
    }

    private static String how(String operator) {
        return switch (operator) {
            case "<" -> "Below";
            case "<=" -> "UpTo";
            case ">" -> "Above";
            case ">=" -> "From";
            case "!=" -> "Not";
            default -> "Is";
        };
    }

    private static Figure reference(PackKind kind, String text) throws Refused {
        Property any = kind.facts().stream()
                .flatMap(fact -> Property.names(fact).stream().flatMap(name -> Property.of(fact, name).stream()))
                .filter(property -> property.nature().numeric())
                .findFirst()
                .orElseThrow();
        return bound(new CellText(kind, any, "").conditions(text).getFirst());
    }

    /** The one fact whose property of that name the table asks. */
    private static String only(DecisionTable table, String property) throws Refused {
        List<String> facts = table.columns().stream()
                .filter(column -> !column.follows() && column.property().equals(property))
                .map(Column::fact)
                .distinct()
                .toList();
        if (facts.size() != 1) {
            throw new Refused(
                    facts.isEmpty()
                            ? "no column asks '" + property + "'"
                            : "several facts have '" + property + "': " + facts,
                    "Maybe write the fact before it, for example ProposedOrder." + property);
        }
        return facts.getFirst();
    }
}
