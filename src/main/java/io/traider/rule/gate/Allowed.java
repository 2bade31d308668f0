package io.traider.rule.gate;

import io.traider.rule.FactType;
import io.traider.rule.NumbersByName;
import io.traider.rule.PackKind;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The names that rules of a kind may use. */
final class Allowed {

    /** The one method of a fact that rules may call. */
    static final String NUMBER = "number";

    private static final Map<PackKind, Allowed> OF = new EnumMap<>(PackKind.class);

    static {
        for (PackKind kind : PackKind.values()) {
            OF.put(kind, new Allowed(kind));
        }
    }

    private final PackKind kind;
    private final Map<String, FactType> facts = new LinkedHashMap<>();
    private final Map<FactType, Map<String, Class<?>>> properties = new LinkedHashMap<>();
    private final List<String> actions;

    private Allowed(PackKind kind) {
        this.kind = kind;
        for (FactType fact : kind.facts()) {
            facts.put(fact.name(), fact);
            Map<String, Class<?>> types = new LinkedHashMap<>();
            for (RecordComponent property : fact.properties()) {
                if (!property.getType().isAssignableFrom(SortedMap.class)) {
                    types.put(property.getName(), property.getType());
                }
            }
            properties.put(fact, Collections.unmodifiableMap(types));
        }
        actions = Arrays.stream(kind.draft().getMethods())
                .filter(Allowed::says)
                .map(Method::getName)
                .sorted()
                .toList();
    }

    static Allowed of(PackKind kind) {
        return OF.get(kind);
    }

    PackKind kind() {
        return kind;
    }

    /** For example {@code rules.pretrade}. */
    String rulesPackage() {
        return kind.rulesPackage();
    }

    @Nullable
    FactType fact(String name) {
        return facts.get(name);
    }

    Set<String> facts() {
        return facts.keySet();
    }

    /** Types by property. */
    Map<String, Class<?>> properties(FactType fact) {
        return properties.getOrDefault(fact, Map.of());
    }

    /** Whether {@code $var.number("name")} may be asked of it. */
    boolean numbered(FactType fact) {
        return NumbersByName.class.isAssignableFrom(fact.type());
    }

    /** What the draft can be told. */
    List<String> actions() {
        return actions;
    }

    /** The kinds of pack whose rules see a fact of this name. */
    static List<String> whoSees(String fact) {
        return Arrays.stream(PackKind.values())
                .filter(kind -> OF.get(kind).facts.containsKey(fact))
                .map(PackKind::folder)
                .toList();
    }

    private static boolean says(Method method) {
        return method.getReturnType() == void.class
                && !Modifier.isStatic(method.getModifiers())
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class, Object[].class});
    }
}
