package io.traider.rule.why;

import io.traider.rule.PackKind;
import io.traider.rule.words.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;

/** A rule's conditions, read from the tree that Drools' own parser makes of its file. */
record RuleConditions(String name, int line, List<FactPattern> patterns) {

    /**
     * A rule of a file.
     *
     * @throws IllegalArgumentException when the file cannot be read, has no such rule, or that has a condition which the
     *     gate would not let through
     */
    static RuleConditions read(PackKind kind, String drl, String rule) {
        List<RuleDescr> rules = parse(drl).getRules();
        RuleDescr found = rules.stream()
                .filter(each -> each.getName().equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule is called '" + rule + "'. "
                        + Nearest.maybe(
                                rule, rules.stream().map(RuleDescr::getName).toList())));
        return of(found, new Choices(kind));
    }

    /** Every rule of a file. */
    static List<RuleConditions> all(PackKind kind, String drl) {
        return parse(drl).getRules().stream()
                .map(rule -> of(rule, new Choices(kind)))
                .toList();
    }

    private static PackageDescr parse(String drl) {
        try {
            DrlParser parser = new DrlParser(DrlParser.DEFAULT_LANGUAGE_LEVEL);
            PackageDescr tree = parser.parse(false, drl);
            if (tree != null && !parser.hasErrors()) {
                return tree;
            }
            throw new IllegalArgumentException("the rules cannot be read: " + parser.getErrors());
        } catch (DroolsParserException e) {
            throw new IllegalArgumentException("the rules cannot be read", e);
        }
    }

    private static RuleConditions of(RuleDescr rule, Choices choices) {
        List<FactPattern> patterns = new ArrayList<>();
        for (BaseDescr part : rule.getLhs().getDescrs()) {
            patterns.add(
                    switch (part) {
                        case PatternDescr pattern -> pattern("", pattern, choices);
                        case NotDescr not -> pattern("not", only(not.getDescrs()), choices);
                        case ExistsDescr exists -> pattern("exists", only(exists.getDescrs()), choices);
                        default -> throw unknown(part);
                    });
        }
        return new RuleConditions(rule.getName(), rule.getLine(), patterns);
    }

    private static PatternDescr only(List<? extends Object> parts) {
        if (parts.size() == 1 && parts.getFirst() instanceof PatternDescr pattern) {
            return pattern;
        }
        throw new IllegalArgumentException("'not' and 'exists' are understood of one fact only");
    }

    private static FactPattern pattern(String sign, PatternDescr pattern, Choices choices) {
        List<Condition> conditions = new ArrayList<>();
        for (Object part : pattern.getDescrs()) {
            if (!(part instanceof ExprConstraintDescr constraint)) {
                throw unknown(pattern);
            }
            conditions.add(Condition.read(constraint.getExpression(), constraint.getLine(), choices));
        }
        String variable = pattern.getIdentifier() == null ? "" : pattern.getIdentifier();
        String type = pattern.getObjectType();
        return new FactPattern(
                sign, variable, type.substring(type.lastIndexOf('.') + 1), pattern.getLine(), List.copyOf(conditions));
    }

    private static IllegalArgumentException unknown(BaseDescr part) {
        return new IllegalArgumentException("line " + part.getLine() + " has a condition of the kind "
                + part.getClass().getSimpleName() + ", which is not understood. Maybe the gate would refuse it too");
    }
}
