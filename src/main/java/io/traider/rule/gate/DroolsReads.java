package io.traider.rule.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;

/** Holds what the gate read against what Drools' own parser reads in the same text: nothing may be more, less or other. */
final class DroolsReads {

    private final Problems problems;

    DroolsReads(Problems problems) {
        this.problems = problems;
    }

    void same(String text, ReadPack read) {
        PackageDescr tree;
        try {
            DrlParser parser = new DrlParser(DrlParser.DEFAULT_LANGUAGE_LEVEL);
            tree = parser.parse(false, text);
            if (parser.hasErrors() || tree == null) {
                differs(1, 1, parser.getErrors().toString());
                return;
            }
        } catch (DroolsParserException e) {
            differs(1, 1, String.valueOf(e.getMessage()));
            return;
        }
        if (sameHead(tree, read)) {
            for (int i = 0; i < read.rules().size(); i++) {
                sameRule(tree.getRules().get(i), read.rules().get(i));
            }
        }
    }

    private boolean sameHead(PackageDescr tree, ReadPack read) {
        List<String> imports =
                tree.getImports().stream().map(each -> each.getTarget()).toList();
        List<String> globals = tree.getGlobals().stream()
                .map(each -> each.getType() + " " + each.getIdentifier())
                .toList();
        boolean more = tree.getUnit() != null
                || Stream.of(
                                tree.getFunctionImports(),
                                tree.getAccumulateImports(),
                                tree.getAttributes(),
                                tree.getFunctions(),
                                tree.getTypeDeclarations(),
                                tree.getEntryPointDeclarations(),
                                tree.getWindowDeclarations(),
                                tree.getEnumDeclarations())
                        .anyMatch(each -> !each.isEmpty());
        boolean same = !more
                && tree.getName().equals(read.name())
                && imports.equals(read.imports())
                && globals.equals(read.globals())
                && tree.getRules().size() == read.rules().size();
        return same || differs(1, 1, "its head: " + imports + ", " + globals);
    }

    private boolean sameRule(RuleDescr tree, ReadPack.Rule read) {
        List<String> attributes = tree.getAttributes().values().stream()
                .map(each -> each.getName() + " " + each.getValue())
                .toList();
        List<String> salience = read.salience().isEmpty() ? List.of() : List.of("salience " + read.salience());
        boolean same = tree.getClass() == RuleDescr.class
                && tree.getName().equals(read.name().unquoted())
                && tree.getParentName() == null
                && tree.getUnit() == null
                && tree.getNamedConsequences().isEmpty()
                && plain(tree)
                && attributes.equals(salience)
                && squeezed(String.valueOf(tree.getConsequence())).equals(squeezed(read.consequence()))
                && patterns(tree.getLhs())
                        .equals(read.patterns().stream().map(DroolsReads::shown).toList());
        return same
                || differs(
                        read.name().line(),
                        read.name().column(),
                        "the rule " + read.name().text());
    }

    private static List<String> patterns(AndDescr conditions) {
        List<String> found = new ArrayList<>();
        if (!plain(conditions)) {
            found.add("annotated");
        }
        for (BaseDescr each : conditions.getDescrs()) {
            found.add(
                    switch (each) {
                        case PatternDescr pattern -> pattern("", pattern);
                        case NotDescr not
                        when plain(not) && only(not.getDescrs()) instanceof PatternDescr pattern ->
                            pattern("not", pattern);
                        case ExistsDescr exists
                        when plain(exists) && only(exists.getDescrs()) instanceof PatternDescr pattern ->
                            pattern("exists", pattern);
                        default -> "other: " + each.getClass();
                    });
        }
        return found;
    }

    private static Object only(List<?> one) {
        return one.size() == 1 ? one.getFirst() : "none or many";
    }

    private static String pattern(String how, PatternDescr pattern) {
        boolean plain = plain(pattern)
                && pattern.getSource() == null
                && pattern.getBehaviors().isEmpty()
                && !pattern.isUnification()
                && !pattern.isQuery()
                && pattern.getPositionalConstraints().isEmpty();
        List<String> constraints = pattern.getConstraint().getDescrs().stream()
                .map(each -> each instanceof ExprConstraintDescr constraint
                        ? squeezed(constraint.getExpression())
                        : "other: " + each.getClass())
                .toList();
        String variable = pattern.getIdentifier() == null ? "" : pattern.getIdentifier();
        return (plain ? "" : "more than ") + shown(how, variable, pattern.getObjectType(), constraints);
    }

    private static boolean plain(AnnotatedBaseDescr descr) {
        return descr.getAnnotations().isEmpty();
    }

    private static String shown(ReadPack.Pattern pattern) {
        return shown(
                pattern.how(),
                pattern.variable(),
                pattern.fact(),
                pattern.constraints().stream().map(DroolsReads::squeezed).toList());
    }

    private static String shown(String how, String variable, String fact, List<String> constraints) {
        return how + "|" + variable + "|" + fact + "|" + constraints;
    }

    /** Runs of blanks as one: inside texts too, on both sides alike. */
    private static String squeezed(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private boolean differs(int line, int column, String what) {
        problems.add(
                line,
                column,
                "Drools reads this otherwise than it is written: " + Problems.brief(what),
                "",
                "Maybe write it more plainly, like the rules that are shipped");
        return false;
    }
}
