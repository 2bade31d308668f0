package io.traider.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.domain.Limits;
import io.traider.domain.Reason;
import io.traider.rule.fact.Account;
import io.traider.rule.fact.Exposure;
import io.traider.rule.fact.Funding;
import io.traider.rule.fact.Market;
import io.traider.rule.fact.Missing;
import io.traider.rule.fact.ProposedOrder;
import io.traider.rule.fact.SignalDraft;
import io.traider.rule.fact.VerdictDraft;
import io.traider.rule.gate.RuleGate;
import io.traider.rule.table.DecisionTable;
import io.traider.rule.table.DecisionTable.Column;
import io.traider.rule.table.DecisionTable.Row;
import io.traider.rule.table.TableCsv;
import io.traider.rule.table.TableRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules of random tables fire on random facts just as a plain reading of the cells says. */
class TablesFireTest {

    private static final int TABLES = 6;
    private static final int DECISIONS = 400;

    /** Few enough to meet each other, and some that no binary number holds. */
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "3",
            "-1",
            "0.1",
            "0.3",
            "2.5",
            "12345678901",
            "0.123456789012345",
            "0.123456789012346",
            "123456789012345.7");

    private static final List<String> PRETRADE = List.of(
            "ProposedOrder.value",
            "ProposedOrder.trigger",
            "ProposedOrder.reduces",
            "Exposure.openOrders",
            "Exposure.positionValueAfter",
            "Account.dailyLoss",
            "Missing.what",
            "Limits.maxBookAgeMillis");
    private static final List<String> STRATEGY = List.of(
            "Holding.direction",
            "Holding.openOrders",
            "Holding.ageSeconds",
            "Pair.openOrders",
            "Pair.leg",
            "Pair.tradable",
            "Funding.rateBps",
            "Market.spreadBps");

    private final Random random = new Random(12);

    @Test
    void pretradeTablesSayWhatTheirCellsSay() {
        int fired = 0;
        for (int i = 0; i < TABLES; i++) {
            DecisionTable table = table(PackKind.PRETRADE, PRETRADE);
            RuleRun run = new RuleRun(compiled(PackKind.PRETRADE, table));
            for (int n = 0; n < DECISIONS; n++) {
                List<Object> facts = pretrade();
                VerdictDraft draft = new VerdictDraft(run.rule());
                run.fire("verdict", draft, facts.toArray());
                assertThat(names(draft.breaches())).as("%s", said(table, facts)).isEqualTo(expected(table, facts));
                fired += draft.breaches().size();
            }
        }
        assertThat(fired).isGreaterThan(TABLES * DECISIONS / 2);
    }

    @Test
    void strategyTablesSayWhatTheirCellsSay() {
        int fired = 0;
        for (int i = 0; i < TABLES; i++) {
            DecisionTable table = table(PackKind.STRATEGY, STRATEGY);
            RuleRun run = new RuleRun(compiled(PackKind.STRATEGY, table));
            for (int n = 0; n < DECISIONS; n++) {
                List<Object> facts = strategy();
                SignalDraft draft = new SignalDraft(run.rule());
                run.fire("signal", draft, facts.toArray());
                List<Reason> reasons =
                        draft.reasons().values().stream().flatMap(List::stream).toList();
                assertThat(names(reasons)).as("%s", said(table, facts)).isEqualTo(expected(table, facts));
                fired += reasons.size();
            }
        }
        assertThat(fired).isGreaterThan(TABLES * DECISIONS / 2);
    }

    private DecisionTable table(PackKind kind, List<String> properties) {
        List<Column> columns = new ArrayList<>();
        for (String property : properties) {
            String[] parts = property.split("\\.");
            boolean ordered = numeric(kind, property) && random.nextBoolean();
            columns.add(new Column(
                    parts[0],
                    parts[1],
                    ordered ? any(exact(kind, property) ? List.of("<", ">=") : List.of("<", ">=", "!=")) : "",
                    ""));
        }
        columns.add(new Column(Column.THEN, "action", "", ""));
        columns.add(new Column(Column.THEN, "code", "", ""));
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < 8; row++) {
            List<String> cells = new ArrayList<>();
            int sure = random.nextInt(properties.size());
            for (int at = 0; at < properties.size(); at++) {
                boolean asks = at == sure || random.nextInt(5) == 0;
                cells.add(asks ? cell(kind, properties.get(at), columns.get(at).operator()) : "");
            }
            cells.add(kind == PackKind.PRETRADE ? "breach" : any(List.of("enterLong", "enterShort", "exit")));
            cells.add("CODE");
            rows.add(new Row("row " + row, cells));
        }
        return new DecisionTable("any", columns, rows);
    }

    private String cell(PackKind kind, String property, String operator) {
        if (property.equals("Missing.what")) {
            return any(List.of("depth", "!= depth"));
        }
        if (!numeric(kind, property)) {
            return switch (property) {
                case "Holding.direction" -> any(List.of("FLAT", "!= FLAT", "is LONG", "is not SHORT"));
                case "Pair.leg" -> any(List.of("SPOT", "PERPETUAL", "!= SPOT"));
                default -> any(List.of("true", "false", "!= true"));
            };
        }
        boolean whole = property.endsWith("openOrders") || property.endsWith("Millis");
        String number = whole ? "" + random.nextInt(4) : any(NUMBERS);
        return switch (random.nextInt(operator.isEmpty() ? 5 : 4)) {
            case 0 -> number;
            case 1 ->
                any(exact(kind, property) ? List.of("<", "<=", ">", ">=", "is") : List.of("<", ">=", "!=", "is not"))
                        + " " + number;
            case 2 -> number;
            case 3 -> kind == PackKind.PRETRADE ? "> $limits.maxOrderValue" : "<= param most";
            default -> whole ? random.nextInt(2) + ".." + (1 + random.nextInt(3)) : "0.." + any(List.of("0.1", "2.5"));
        };
    }

    private static boolean numeric(PackKind kind, String property) {
        return Objects.requireNonNull(type(kind, property)) != boolean.class
                && type(kind, property) != String.class
                && !type(kind, property).isEnum();
    }

    private static boolean exact(PackKind kind, String property) {
        return type(kind, property) == BigDecimal.class;
    }

    private static Class<?> type(PackKind kind, String property) {
        String[] parts = property.split("\\.");
        return kind.facts().stream()
                .filter(fact -> fact.name().equals(parts[0]))
                .flatMap(fact -> fact.properties().stream())
                .filter(component -> component.getName().equals(parts[1]))
                .findFirst()
                .orElseThrow()
                .getType();
    }

    private static RulePack compiled(PackKind kind, DecisionTable table) {
        DecisionTable stored = Objects.requireNonNull(
                TableCsv.read("t.csv", TableCsv.write(table)).table());
        assertThat(TableRules.compile(kind, "t.csv", stored).problems()).isEmpty();
        TreeMap<String, String> files = new TreeMap<>(Map.of("t.drl", TableRules.drl(kind, stored)));
        assertThat(RuleGate.check(new PackSource(kind, "t", files))).isEmpty();
        return RulePack.ungated("t", files);
    }

    private List<Object> pretrade() {
        List<Object> facts = new ArrayList<>();
        facts.add(new Limits(
                "l", "h", exact(), exact(), exact(), exact(), exact(), exact(), random.nextInt(4), random.nextInt(4)));
        if (random.nextInt(5) > 0) {
            BigDecimal trigger = random.nextBoolean() ? null : exact();
            facts.add(new ProposedOrder(
                    exact(), exact(), exact(), exact(), exact(), false, random.nextBoolean(), exact(), trigger, false));
        }
        if (random.nextInt(5) > 0) {
            facts.add(new Exposure(exact(), exact(), random.nextInt(4)));
        }
        facts.add(new Account(exact()));
        if (random.nextBoolean()) {
            facts.add(new Missing(any(List.of("depth", "bestBid"))));
        }
        return facts;
    }

    private List<Object> strategy() {
        List<Object> facts = new ArrayList<>();
        facts.add(new StrategyParameters(new TreeMap<>(Map.of("most", binary()))));
        facts.add(
                new Holding(any(List.of(Holding.Direction.values())), binary(), binary(), random.nextInt(4), binary()));
        if (random.nextInt(5) > 0) {
            facts.add(new Pair(
                    any(List.of(Pair.Leg.values())),
                    binary(),
                    binary(),
                    binary(),
                    random.nextInt(4),
                    random.nextBoolean()));
        }
        if (random.nextInt(5) > 0) {
            facts.add(new Funding(binary(), binary(), binary(), binary()));
        }
        facts.add(new Market(
                binary(), binary(), binary(), binary(), binary(), binary(), binary(), binary(), binary(), binary()));
        return facts;
    }

    /** What the cells say, read one after the other. */
    private static SortedSet<String> expected(DecisionTable table, List<Object> facts) {
        SortedSet<String> expected = new TreeSet<>();
        for (Row row : table.rows()) {
            boolean holds = true;
            for (int at = 0; at < table.columns().size() && holds; at++) {
                Column column = table.columns().get(at);
                holds = column.follows()
                        || row.cells().get(at).isEmpty()
                        || holds(column, row.cells().get(at), facts);
            }
            if (holds) {
                expected.add("any: " + row.name());
            }
        }
        return expected;
    }

    private static boolean holds(Column column, String cell, List<Object> facts) {
        Object fact = fact(facts, column.fact());
        if (fact == null) {
            return false;
        }
        Object actual = value(fact, column.property());
        int dots = cell.indexOf("..");
        if (dots > 0) {
            return compares(actual, ">=", cell.substring(0, dots), facts)
                    && compares(actual, "<=", cell.substring(dots + 2), facts);
        }
        for (String operator : List.of("is not", "is", "!=", "<=", ">=", "<", ">")) {
            if (cell.startsWith(operator)) {
                return compares(
                        actual, operator, cell.substring(operator.length()).strip(), facts);
            }
        }
        return compares(actual, column.operator().isEmpty() ? "is" : column.operator(), cell, facts);
    }

    private static boolean compares(@Nullable Object actual, String operator, String text, List<Object> facts) {
        Object bound = bound(actual, text, facts);
        if (actual == null) {
            return operator.equals("!=") || operator.equals("is not");
        }
        int order = actual instanceof Number number && bound instanceof BigDecimal exact
                ? (number instanceof Double binary
                        ? Double.compare(binary, exact.doubleValue())
                        : new BigDecimal(number.toString()).compareTo(exact))
                : actual.toString().equals(bound.toString()) ? 0 : 1;
        return switch (operator) {
            case "is" -> order == 0;
            case "is not", "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static Object bound(@Nullable Object actual, String text, List<Object> facts) {
        if (text.startsWith("$limits.")) {
            return Objects.requireNonNull(value(fact(facts, "Limits"), text.substring("$limits.".length())));
        }
        if (text.startsWith("param ")) {
            StrategyParameters all = (StrategyParameters) Objects.requireNonNull(fact(facts, "StrategyParameters"));
            return new BigDecimal(all.number(text.substring("param ".length())));
        }
        return actual == null || actual instanceof Number ? new BigDecimal(text) : text;
    }

    private static @Nullable Object fact(List<Object> facts, String name) {
        return facts.stream()
                .filter(fact -> fact.getClass().getSimpleName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object value(@Nullable Object fact, String property) {
        return Arrays.stream(Objects.requireNonNull(fact).getClass().getRecordComponents())
                .filter(component -> component.getName().equals(property))
                .findFirst()
                .map(component -> {
                    try {
                        return component.getAccessor().invoke(fact);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .orElse(null);
    }

    private static SortedSet<String> names(List<Reason> reasons) {
        SortedSet<String> names = new TreeSet<>();
        reasons.forEach(reason -> assertThat(names.add(reason.rule())).isTrue());
        return names;
    }

    private static String said(DecisionTable table, List<Object> facts) {
        return TableCsv.write(table) + facts;
    }

    private BigDecimal exact() {
        return new BigDecimal(any(NUMBERS));
    }

    private double binary() {
        return Double.parseDouble(any(NUMBERS));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
