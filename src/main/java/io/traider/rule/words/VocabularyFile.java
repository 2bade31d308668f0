package io.traider.rule.words;

import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code rules/vocabulary.yml}: the meanings, beside what the records say of themselves. */
final class VocabularyFile {

    private static final String PATH = "rules/vocabulary.yml";

    private final Map<?, ?> facts;
    private final Map<?, ?> actions;
    private final Map<?, ?> parameters;
    private final Map<?, ?> thresholds;

    private VocabularyFile(Map<?, ?> root) {
        this.facts = map(root, "facts");
        this.actions = map(root, "actions");
        this.parameters = map(root, "parameters");
        this.thresholds = map(root, "thresholds");
    }

    static VocabularyFile shipped() {
        return new VocabularyFile(ResourceYaml.read(PATH)
                .orElseThrow(() -> new IllegalStateException("no " + PATH + " on the class path")));
    }

    Vocabulary vocabulary(PackKind kind) {
        return new Vocabulary(
                kind, kind.global(), kind.facts().stream().map(this::fact).toList(), actions(kind));
    }

    /** Every name that the file explains, as {@code Fact}, {@code Fact.property} or {@code global.action}. */
    Set<String> explained() {
        Set<String> names = new TreeSet<>();
        facts.forEach((fact, words) -> {
            names.add(String.valueOf(fact));
            map((Map<?, ?>) words, "properties").keySet().forEach(property -> names.add(fact + "." + property));
        });
        actions.forEach(
                (global, words) -> ((Map<?, ?>) words).keySet().forEach(name -> names.add(global + "." + name)));
        return names;
    }

    Set<String> parameters() {
        Set<String> names = new TreeSet<>();
        parameters.keySet().forEach(name -> names.add(String.valueOf(name)));
        return names;
    }

    /** Unit and meaning of a strategy's parameter, both empty when the file does not know it. */
    Map<?, ?> parameter(String name) {
        return map(parameters, name);
    }

    List<ParameterWords> thresholds() {
        return thresholds.keySet().stream()
                .map(String::valueOf)
                .map(name -> {
                    Map<?, ?> words = map(thresholds, name);
                    return new ParameterWords(name, text(words, "unit"), text(words, "meaning"), null, null);
                })
                .toList();
    }

    static String text(Map<?, ?> of, String key) {
        Object value = of.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    private FactWords fact(FactType type) {
        Map<?, ?> words = map(facts, type.name());
        Map<?, ?> properties = map(words, "properties");
        return new FactWords(
                type.name(),
                type.type().getName(),
                text(words, "meaning"),
                text(words, "occurs"),
                type.several(),
                type.properties().stream()
                        .map(property -> property(property, map(properties, property.getName())))
                        .toList());
    }

    private static PropertyWords property(RecordComponent property, Map<?, ?> words) {
        Class<?> type = property.getType();
        return new PropertyWords(
                property.getName(),
                PropertyType.of(type),
                text(words, "unit"),
                text(words, "meaning"),
                optional(property),
                type.isEnum() ? written(type) : "",
                type.isEnum()
                        ? Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .toList()
                        : List.of());
    }

    static boolean optional(RecordComponent property) {
        return property.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** {@code Holding.Direction}, since a rule file imports the outer type. */
    private static String written(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }

    private List<ActionWords> actions(PackKind kind) {
        Map<?, ?> words = map(actions, kind.global());
        return methods(kind)
                .map(name -> new ActionWords(
                        name, kind.global() + "." + name + "(\"CODE\", \"name\", value);", text(words, name)))
                .toList();
    }

    private static Stream<String> methods(PackKind kind) {
        return Arrays.stream(kind.draft().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == void.class)
                .map(Method::getName)
                .sorted(Comparator.naturalOrder());
    }

    private static Map<?, ?> map(Map<?, ?> of, String key) {
        return of.get(key) instanceof Map<?, ?> found ? found : Map.of();
    }
}
