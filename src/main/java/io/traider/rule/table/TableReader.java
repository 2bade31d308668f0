package io.traider.rule.table;

import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import io.traider.rule.Problem;
import io.traider.rule.table.CellText.Refused;
import io.traider.rule.table.DecisionTable.Column;
import io.traider.rule.table.DecisionTable.Row;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands a table against what its kind of pack sees and can say. */
final class TableReader {

    private static final int FACT = 2;
    private static final int PROPERTY = 3;
    private static final int OPERATOR = 4;
    private static final List<String> FOLLOW = List.of("action", "code", "figures", "comment");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _./-]{0,79}");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    /** A comment goes into a rule's text, in which a backslash could stand for any sign. */
    private static final Pattern COMMENT = Pattern.compile("[^\\\\\\p{Cntrl}\\u0085\\u2028\\u2029]*");

    private final PackKind kind;
    private final DecisionTable table;
    private final Found found;
    private final List<@Nullable CellText> asks = new ArrayList<>();
    private final List<ReadRow> rows = new ArrayList<>();

    TableReader(PackKind kind, String file, DecisionTable table) {
        this.kind = kind;
        this.table = table;
        this.found = new Found(file);
        named(table.name(), 1, 2, "the table");
        columns();
        for (int at = 0; at < table.rows().size(); at++) {
            row(table.rows().get(at), DecisionTable.line(at));
        }
        if (table.rows().isEmpty()) {
            found.add(DecisionTable.HEAD + 1, 1, "the table has no row", "", "Maybe add one, or delete the file");
        }
    }

    List<Problem> problems() {
        return found.problems();
    }

    /** Those rows that were understood. */
    List<ReadRow> rows() {
        return List.copyOf(rows);
    }

    /** What rules of the kind can do, by name. */
    static List<String> actions(PackKind kind) {
        return Arrays.stream(kind.draft().getMethods())
                .filter(method -> method.getDeclaringClass() == kind.draft() && method.getReturnType() == void.class)
                .map(Method::getName)
                .sorted()
                .toList();
    }

    private void columns() {
        for (int at = 0; at < table.columns().size(); at++) {
            Column column = table.columns().get(at);
            asks.add(column.follows() ? null : asks(column, at + 2));
            if (column.follows()) {
                follows(column, at + 2);
            }
        }
        if (table.follow("code").isEmpty()) {
            found.add(FACT, 0, "the table has no column for the code", "", "Maybe add one: then, code");
        }
        if (table.columns().stream().allMatch(Column::follows)) {
            found.add(FACT, 0, "the table asks nothing", "", "Maybe add a column, for example " + example());
        }
    }

    private @Nullable CellText asks(Column column, int at) {
        Optional<FactType> fact = Property.fact(kind, column.fact());
        if (fact.isEmpty()) {
            found.add(
                    FACT,
                    at,
                    "no fact of a " + kind.folder() + " pack is called '" + column.fact() + "'",
                    column.fact(),
                    "Maybe one of " + kind.facts().stream().map(FactType::name).toList() + ", or then");
            return null;
        }
        Optional<Property> property = Property.of(fact.get(), column.property());
        if (property.isEmpty() || property.get().nature() == Property.Nature.NONE) {
            found.add(
                    PROPERTY,
                    at,
                    "a table cannot ask for '" + column.property() + "' of " + column.fact(),
                    column.property(),
                    "Maybe one of " + Property.names(fact.get()));
            return null;
        }
        try {
            return new CellText(kind, property.get(), column.operator());
        } catch (Refused e) {
            found.add(OPERATOR, at, e.getMessage(), column.operator(), e.advice());
            return null;
        }
    }

    private void follows(Column column, int at) {
        if (!FOLLOW.contains(column.property())) {
            found.add(
                    PROPERTY,
                    at,
                    "after 'then' stands '" + column.property() + "'",
                    column.property(),
                    "Maybe one of " + FOLLOW);
        } else if (table.follow(column.property()).size() > 1) {
            found.add(
                    PROPERTY,
                    at,
                    "the table has two columns '" + column.property() + "'",
                    column.property(),
                    "Maybe take one out");
        } else if (!column.operator().isEmpty()) {
            found.add(OPERATOR, at, "what follows needs no operator", column.operator(), "Maybe empty the cell");
        }
    }

    private void row(Row row, int line) {
        named(row.name(), line, 1, "the row");
        List<Condition> conditions = new ArrayList<>();
        boolean asked = false;
        for (int at = 0; at < row.cells().size(); at++) {
            asked |= !table.columns().get(at).follows() && !row.cells().get(at).isEmpty();
            conditions(asks.get(at), row.cells().get(at), line, at + 2, conditions);
        }
        if (!asked) {
            found.add(
                    line,
                    1,
                    "row '" + row.name() + "' asks nothing, so it would hold for every decision",
                    row.name(),
                    "Maybe fill a cell of it");
        }
        rows.add(new ReadRow(line, row.name(), conditions, outcome(row, line)));
    }

    private void conditions(@Nullable CellText asks, String cell, int line, int at, List<Condition> conditions) {
        if (asks == null) {
            return;
        }
        try {
            conditions.addAll(asks.conditions(cell));
        } catch (Refused e) {
            found.add(line, at, e.getMessage(), cell, e.advice());
        }
    }

    private Outcome outcome(Row row, int line) {
        List<String> actions = actions(kind);
        String action = cell(row, "action");
        if (action.isEmpty() && actions.size() == 1) {
            action = actions.getFirst();
        }
        if (!actions.contains(action)) {
            String message = action.isEmpty() ? "the row does nothing" : "'" + action + "' is nothing a rule can do";
            found.add(line, column("action"), message, action, "Maybe one of " + actions);
        }
        String code = cell(row, "code");
        if (!CODE.matcher(code).matches() && !table.follow("code").isEmpty()) {
            found.add(
                    line,
                    column("code"),
                    "'" + code + "' is no code",
                    code,
                    "Maybe capital letters and underscores, for example LARGE_ORDER");
        }
        String comment = cell(row, "comment");
        if (!COMMENT.matcher(comment).matches()) {
            found.add(line, column("comment"), "the comment holds a backslash", comment, "Maybe write / instead");
        }
        return new Outcome(action, code, figures(row, line), comment);
    }

    private List<String> figures(Row row, int line) {
        List<String> figures = Arrays.stream(cell(row, "figures").split("[,;]"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        for (String figure : figures) {
            try {
                Figure.of(kind, table, figure);
            } catch (Refused e) {
                found.add(line, column("figures"), e.getMessage(), figure, e.advice());
            }
        }
        return figures;
    }

    private String cell(Row row, String follow) {
        List<Integer> at = table.follow(follow);
        return at.isEmpty() ? "" : row.cells().get(at.getFirst());
    }

    /** Where a cell of what follows stands; unknown when there is no such column. */
    private int column(String follow) {
        List<Integer> at = table.follow(follow);
        return at.isEmpty() ? 0 : at.getFirst() + 2;
    }

    private void named(String name, int line, int at, String what) {
        if (!NAME.matcher(name).matches()) {
            found.add(
                    line,
                    at,
                    what + " is called '" + name + "'",
                    name,
                    "Maybe use letters, digits, blanks and _ . / -, first a letter or digit, at most 80");
        }
    }

    private String example() {
        FactType fact = kind.facts().getLast();
        return fact.name() + ", " + Property.names(fact).getFirst();
    }
}
