package io.traider.rule.why;

import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import io.traider.rule.ShippedPacks;
import io.traider.rule.StrategyParameters;
import io.traider.rule.gate.RuleGate;
import io.traider.rule.words.Vocabulary;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rules of the grammar that the gate lets through. */
final class RandomRules {

    private static final List<String> ORDER = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> WHOLE = List.of("0", "1", "2", "3", "300");
    private static final List<String> BROKEN = List.of("0.1", "0.5", "1.5", "0.3", "2000.01", "1.0");

    static final List<String> PARAMETERS = ShippedPacks.all().stream()
            .flatMap(pack -> Vocabulary.parameters(pack.name()).stream())
            .map(number -> number.name())
            .distinct()
            .toList();

    private final PackKind kind;
    private final Random random;
    private final Map<String, Class<?>> bound = new LinkedHashMap<>();

    RandomRules(PackKind kind, Random random) {
        this.kind = kind;
        this.random = random;
    }

    /** So many rules, or a few less: what the gate would refuse is left out. */
    String file(int rules) {
        String head = head();
        StringBuilder text = new StringBuilder(head);
        for (int i = 0; i < rules; i++) {
            String rule = rule(i);
            if (RuleGate.check(kind, new TreeMap<>(Map.of("random.drl", head + rule)))
                    .isEmpty()) {
                text.append(rule);
            }
        }
        return text.toString();
    }

    private String head() {
        StringBuilder text = new StringBuilder("package rules." + kind.folder() + "\n");
        kind.facts()
                .forEach(type ->
                        text.append("import ").append(type.type().getName()).append('\n'));
        text.append("global ")
                .append(kind.draft().getName())
                .append(' ')
                .append(kind.global())
                .append('\n');
        return text.toString();
    }

    private String rule(int number) {
        bound.clear();
        StringBuilder text = new StringBuilder("rule \"r" + number + "\"\nwhen\n");
        patterns().forEach(pattern -> text.append("    ").append(pattern).append('\n'));
        return text.append("then\n    ")
                .append(kind.global())
                .append('.')
                .append(Vocabulary.of(kind).actions().getFirst().name())
                .append("(\"CODE\");\nend\n")
                .toString();
    }

    private List<String> patterns() {
        List<FactType> types = new ArrayList<>(kind.facts());
        Collections.shuffle(types, random);
        types.removeIf(type -> type.type() == StrategyParameters.class);
        List<String> patterns = new ArrayList<>();
        if (kind == PackKind.STRATEGY) {
            bound.put("$p", StrategyParameters.class);
            patterns.add("$p : StrategyParameters()");
        }
        int count = 1 + random.nextInt(Math.min(3, types.size()));
        for (FactType type : types.subList(0, count)) {
            patterns.add(pattern(type, patterns.size()));
        }
        return patterns;
    }

    private String pattern(FactType type, int number) {
        int shape = random.nextInt(8);
        String sign = shape == 0 ? "not " : shape == 1 ? "exists " : "";
        List<String> parts = new ArrayList<>();
        Map<String, Class<?>> names = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(condition(type, 0));
        }
        if (sign.isEmpty()) {
            RecordComponent named = any(type.properties());
            if (named.getType().isPrimitive() || named.getType() == BigDecimal.class) {
                String name = "$v" + number;
                parts.add(random.nextInt(parts.size() + 1), name + " : " + named.getName());
                names.put(name, named.getType());
            }
        }
        String fact = sign.isEmpty() && random.nextBoolean() ? "$f" + number + " : " : "";
        if (!fact.isEmpty()) {
            names.put("$f" + number, type.type());
        }
        bound.putAll(names);
        return sign + fact + type.name() + "( " + String.join(", ", parts) + " )";
    }

    private String condition(FactType type, int depth) {
        if (depth < 3 && random.nextInt(5) == 0) {
            String sign = random.nextBoolean() ? " && " : " || ";
            String both = condition(type, depth + 1) + sign + condition(type, depth + 1);
            return random.nextBoolean() || depth > 0 ? "(" + both + ")" : both;
        }
        RecordComponent property = any(type.properties());
        Class<?> kindOf = property.getType();
        String name = property.getName();
        if (kindOf == boolean.class) {
            return any(List.of(name, "!" + name, name + " == true", name + " != false", name + " == false"));
        }
        if (kindOf.isEnum()) {
            Object constant = any(List.of(kindOf.getEnumConstants()));
            return name + any(List.of(" == ", " != ")) + type.name() + "." + kindOf.getSimpleName() + "." + constant;
        }
        if (kindOf == String.class) {
            return name + any(List.of(" == ", " != ")) + any(List.of("\"a\"", "\"b\"", "\"c\""));
        }
        if (kindOf.isPrimitive() || kindOf == BigDecimal.class) {
            return comparison(type, property);
        }
        return condition(type, depth);
    }

    private String comparison(FactType type, RecordComponent property) {
        if (property.getType() == BigDecimal.class && property.getName().equals("trigger") && random.nextBoolean()) {
            return "trigger " + any(List.of("==", "!=")) + " null";
        }
        String left = reckoned(type, property);
        String right = other(type, property);
        return random.nextInt(4) == 0 ? right + " " + any(ORDER) + " " + left : left + " " + any(ORDER) + " " + right;
    }

    private String reckoned(FactType type, RecordComponent property) {
        if (property.getName().equals("trigger")) {
            return "trigger";
        }
        return switch (random.nextInt(8)) {
            case 0 ->
                // nor the negative of an exact decimal
                (property.getType() == BigDecimal.class ? "" : "-") + property.getName();
            case 1 ->
                property.getName()
                        + any(List.of(" * ", " + ", " - "))
                        + any(random.nextBoolean() || whole(property) ? WHOLE : BROKEN);
            case 2 -> any(WHOLE) + any(List.of(" * ", " + ", " - ")) + property.getName();
            case 3 -> property.getName() + " / " + any(List.of("2", "3", "4"));
            case 4 -> "(" + property.getName() + " + " + any(WHOLE) + ") * 2";
            default -> property.getName();
        };
    }

    private String other(FactType type, RecordComponent property) {
        List<String> choices = new ArrayList<>(WHOLE);
        if (!whole(property)) {
            choices.addAll(BROKEN);
        }
        bound.forEach((name, bind) -> {
            if (whole(property) && (bind == double.class || bind == StrategyParameters.class)) {
                return; // Drools cuts a broken number short when a whole one must equal it
            }
            if (bind.isPrimitive() && bind != boolean.class || bind == BigDecimal.class) {
                choices.addAll(List.of(name, name, name));
            } else if (bind == StrategyParameters.class) {
                for (int i = 0; i < 6; i++) {
                    choices.add(name + ".number(\"" + any(PARAMETERS) + "\")");
                }
            } else {
                Stream.of(bind.getRecordComponents() == null ? new RecordComponent[0] : bind.getRecordComponents())
                        .filter(each -> each.getType() == property.getType())
                        .filter(each -> !each.getName().equals("trigger"))
                        .forEach(each -> choices.add(name + "." + each.getName()));
            }
        });
        type.properties().stream()
                .filter(each -> each.getType() == property.getType() && !each.equals(property))
                .filter(each -> !each.getName().equals("trigger"))
                .forEach(each -> choices.add(each.getName()));
        return any(choices);
    }

    /** Drools cannot build a comparison of a whole number with a broken one. */
    private static boolean whole(RecordComponent property) {
        return property.getType() == int.class || property.getType() == long.class;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
