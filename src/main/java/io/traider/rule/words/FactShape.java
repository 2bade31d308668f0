package io.traider.rule.words;

import io.traider.rule.FactType;
import io.traider.rule.NumbersByName;
import io.traider.rule.PackKind;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How facts of one kind are made of the plain text of their properties, exactly. */
public final class FactShape {

    private final FactType type;

    private FactShape(FactType type) {
        this.type = type;
    }

    public static FactShape of(FactType type) {
        return new FactShape(type);
    }

    /** The shape of the facts of that name which a kind of pack is shown. */
    public static Optional<FactShape> of(PackKind kind, String name) {
        return kind.facts().stream()
                .filter(type -> type.name().equals(name))
                .map(FactShape::of)
                .findFirst();
    }

    /** As rules write it. */
    public String name() {
        return type.name();
    }

    /** Whether one decision may show more than one. */
    public boolean several() {
        return type.several();
    }

    /** Whether its properties are whatever numbers people state. */
    public boolean free() {
        return NumbersByName.class.isAssignableFrom(type.type());
    }

    /** The properties that it has; none when it is {@link #free()}. */
    public List<String> properties() {
        return free()
                ? List.of()
                : type.properties().stream().map(RecordComponent::getName).toList();
    }

    /**
     * Says whether a property can have a value.
     *
     * @throws IllegalArgumentException when it cannot, or no such property is known
     */
    public void check(String property, String value) {
        if (free()) {
            PlainText.parse(double.class, property, value);
            return;
        }
        RecordComponent component = type.properties().stream()
                .filter(each -> each.getName().equals(property))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name() + " has no property '" + property + "'. " + Nearest.maybe(property, properties())));
        PlainText.parse(component.getType(), property, value);
    }

    /**
     * A fact of its properties' plain text.
     *
     * @throws IllegalArgumentException when one that cannot be missing is, or one is wrong
     */
    public Record make(Map<String, String> properties) {
        properties.forEach(this::check);
        return free() ? numbers(properties) : record(properties);
    }

    private Record numbers(Map<String, String> properties) {
        SortedMap<String, Double> numbers = new TreeMap<>();
        properties.forEach((name, text) -> numbers.put(name, (Double) PlainText.parse(double.class, name, text)));
        return new RecordMaker(type.type(), SortedMap.class).make(numbers);
    }

    private Record record(Map<String, String> properties) {
        requireWhole(properties);
        List<RecordComponent> components = type.properties();
        Object[] values = new Object[components.size()];
        Class<?>[] types = new Class<?>[values.length];
        for (int i = 0; i < values.length; i++) {
            RecordComponent each = components.get(i);
            types[i] = each.getType();
            String text = properties.get(each.getName());
            values[i] = text == null ? null : PlainText.parse(types[i], each.getName(), text);
        }
        return new RecordMaker(type.type(), types).make(values);
    }

    private void requireWhole(Map<String, String> properties) {
        List<String> missing = new ArrayList<>();
        for (RecordComponent each : type.properties()) {
            if (!properties.containsKey(each.getName()) && !VocabularyFile.optional(each)) {
                missing.add(each.getName());
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(name() + " needs " + String.join(", ", missing)
                    + ". Maybe state each: a fact of which a number is not known is left out as a whole");
        }
    }
}
