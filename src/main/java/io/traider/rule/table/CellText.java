package io.traider.rule.table;

import io.traider.domain.Limits;
import io.traider.rule.FactType;
import io.traider.rule.NumbersByName;
import io.traider.rule.PackKind;
import io.traider.rule.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cells of one column that asks something. */
final class CellText {

    /** Every way of writing an operator, and what rules write. */
    private static final Map<String, String> OPERATORS = Map.of(
            "", "==", "is", "==", "==", "==", "=", "==", "is not", "!=", "!=", "!=", "<", "<", "<=", "<=", ">", ">",
            ">=", ">=");

    private static final Pattern CELL = Pattern.compile("(==|!=|<=|>=|=|<|>|is not\\b|is\\b)?\\s*(.*)");
    private static final Pattern RANGE = Pattern.compile("(.*[^.])\\.\\.([^.].*)");
    private static final Pattern NUMBER = Pattern.compile("(?=.{1,17}$)-?(0|[1-9]\\d*)(\\.\\d+)?");
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final Pattern LIMIT = Pattern.compile("\\$limits\\.(\\w+)");
    private static final Pattern PARAMETER = Pattern.compile("param\\s+([A-Za-z][A-Za-z0-9]{0,63})");
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9 _.:/-]{1,100}");

    private final PackKind kind;
    private final Property property;
    private final String operator;

    /** @throws Refused when the column's operator is none, or is not one for the property */
    CellText(PackKind kind, Property property, String operator) throws Refused {
        this.kind = kind;
        this.property = property;
        this.operator = known(operator);
    }

    /** What the cell asks: nothing, one thing, or the two ends of a range. */
    List<Condition> conditions(String cell) throws Refused {
        if (cell.isEmpty()) {
            return List.of();
        }
        Matcher parts = CELL.matcher(cell);
        if (!parts.matches() || parts.group(2).isEmpty()) {
            throw new Refused("'" + cell + "' compares with nothing", "Maybe write a value after the operator");
        }
        boolean own = parts.group(1) != null;
        Matcher range = RANGE.matcher(parts.group(2));
        if (range.matches()) {
            return range(cell, own, range.group(1).strip(), range.group(2).strip());
        }
        String compared = own ? known(parts.group(1)) : operator;
        Operand operand = operand(parts.group(2));
        return compared.equals("==") && property.nature() == Property.Nature.EXACT
                ? between(operand, operand)
                : List.of(new Condition(property, compared, operand));
    }

    private List<Condition> range(String cell, boolean own, String from, String to) throws Refused {
        if (own || !operator.equals("==")) {
            throw new Refused(
                    "'" + cell + "' is a range with an operator",
                    "Maybe write the range alone, in a column whose operator is empty");
        }
        if (!property.nature().numeric()) {
            throw new Refused(property.full() + " has no order for the range '" + cell + "'", choices());
        }
        Operand low = operand(from);
        Operand high = operand(to);
        if (low instanceof Operand.Amount least
                && high instanceof Operand.Amount most
                && least.value().compareTo(most.value()) > 0) {
            throw new Refused("the range '" + cell + "' holds no number", "Maybe write " + to + ".." + from);
        }
        return between(low, high);
    }

    /** Also for an exact number that is to be just one: what Drools makes of a scale need not be asked. */
    private List<Condition> between(Operand low, Operand high) {
        return List.of(new Condition(property, ">=", low), new Condition(property, "<=", high));
    }

    private String known(String written) throws Refused {
        String known = OPERATORS.get(written);
        if (known == null) {
            throw new Refused(
                    "'" + written + "' is no operator", "Maybe one of <, <=, >, >=, != or nothing, which means is");
        }
        if (property.nature() == Property.Nature.EXACT && known.equals("!=")) {
            throw new Refused(
                    property.full() + " is exact, so hardly any value is not another",
                    "Maybe two rows, one with < and one with >");
        }
        if (!property.nature().numeric() && !known.equals("==") && !known.equals("!=")) {
            throw new Refused(property.full() + " has no order, so '" + written + "' means nothing", "Maybe is, or !=");
        }
        return known;
    }

    private Operand operand(String text) throws Refused {
        Property.Nature nature = property.nature();
        return switch (nature) {
            case EXACT, BINARY, WHOLE -> number(text);
            case FLAG -> word(text, List.of("true", "false"), text);
            case CHOICE -> word(text, property.choices(), property.choice(text));
            case TEXT -> text(text);
            case NONE -> throw new Refused(property.full() + " is neither a number nor a word", "");
        };
    }

    private Operand number(String text) throws Refused {
        Matcher limit = LIMIT.matcher(text);
        if (limit.matches()) {
            return limit(limit.group(1));
        }
        Matcher parameter = PARAMETER.matcher(text);
        if (parameter.matches()) {
            return parameter(parameter.group(1));
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new Refused(
                    "'" + text + "' is no number, and " + property.full() + " is one",
                    "Maybe write it like 5000 or 0.25, without separators or units, at most 17 signs" + references());
        }
        return new Operand.Amount(fitting(new BigDecimal(text)), property.nature() == Property.Nature.EXACT);
    }

    private BigDecimal fitting(BigDecimal value) throws Refused {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value;
        if (property.nature() == Property.Nature.WHOLE) {
            if (plain.stripTrailingZeros().scale() > 0 || plain.abs().compareTo(MOST) > 0) {
                throw new Refused(
                        property.full() + " is a whole number, up to " + MOST, "Maybe write it without a fraction");
            }
            return plain.setScale(0);
        }
        return plain;
    }

    private Operand limit(String name) throws Refused {
        Optional<FactType> limits = kind.facts().stream()
                .filter(fact -> fact.type() == Limits.class)
                .findFirst();
        if (limits.isEmpty()) {
            throw new Refused("a " + kind.folder() + " pack sees no limits", "Maybe write the number, or a param");
        }
        Optional<Property> figure = Property.of(limits.get(), name);
        if (figure.isEmpty() || !figure.get().nature().numeric()) {
            throw new Refused(
                    "no limit is called '" + name + "'",
                    "Maybe one of "
                            + Property.names(limits.get()).stream()
                                    .filter(each -> Property.of(limits.get(), each)
                                            .orElseThrow()
                                            .nature()
                                            .numeric())
                                    .toList());
        }
        return new Operand.Limit(name);
    }

    private Operand parameter(String name) throws Refused {
        if (kind.facts().stream().noneMatch(fact -> NumbersByName.class.isAssignableFrom(fact.type()))) {
            throw new Refused(
                    "a " + kind.folder() + " pack has no parameters",
                    "Maybe write the number, or $limits.maxOrderValue");
        }
        return new Operand.Parameter(name);
    }

    private static Operand word(String text, List<String> words, String drl) throws Refused {
        if (!words.contains(text)) {
            throw new Refused("'" + text + "' is not one of " + words, "Maybe " + closest(text, words));
        }
        return new Operand.Word(text, drl);
    }

    private static Operand text(String text) throws Refused {
        if (!TEXT.matcher(text).matches()) {
            throw new Refused(
                    "'" + text + "' holds signs that a table cannot ask for",
                    "Maybe use letters, digits, blanks and _ . : / -");
        }
        return new Operand.Word(text, '"' + text + '"');
    }

    private static String closest(String text, List<String> words) {
        return words.stream()
                .filter(word -> word.equalsIgnoreCase(text))
                .findFirst()
                .orElseGet(() -> "one of " + words);
    }

    private String references() {
        return switch (kind) {
            case PRETRADE -> ", or as $limits.maxOrderValue";
            case STRATEGY -> ", or as param entryDrift";
            default -> "";
        };
    }

    private String choices() {
        return "Maybe one of "
                + (property.nature() == Property.Nature.FLAG ? List.of("true", "false") : property.choices());
    }

    /** A cell that means nothing. */
    static final class Refused extends Exception {
        private final String advice;

        Refused(String message, String advice) {
            super(message, null, false, false);
            this.advice = advice;
        }

        Problem at(String file, int line, int column, String cell) {
            return Found.problem(file, line, column, getMessage(), cell, advice);
        }

        String advice() {
            return advice;
        }
    }
}
