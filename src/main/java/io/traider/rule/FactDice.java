package io.traider.rule;

import io.traider.domain.KillScope;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes up facts: numbers of every size that a market shows, words of no meaning. */
final class FactDice {

    private static final double[] SIZES = {0.01, 0.5, 1, 5, 50, 1_000, 50_000};

    /** How a record is made, which takes a while to find out. */
    private record Recipe(Constructor<? extends Record> constructor, Class<?>[] types) {}

    private final SplittableRandom random;
    private final Map<Class<? extends Record>, Recipe> recipes = new HashMap<>();

    FactDice(SplittableRandom random) {
        this.random = random;
    }

    /** A number of any size; one in eight is zero, and a quarter of the others are negative. */
    double number() {
        if (random.nextInt(8) == 0) {
            return 0;
        }
        double number = random.nextDouble() * SIZES[random.nextInt(SIZES.length)];
        return random.nextInt(4) == 0 ? -number : number;
    }

    /** A fact. */
    Record roll(Class<? extends Record> type) {
        Recipe recipe = recipes.computeIfAbsent(type, FactDice::recipe);
        Object[] values = new Object[recipe.types().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(recipe.types()[i]);
        }
        try {
            return recipe.constructor().newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + type.getSimpleName() + " can be made up", e);
        }
    }

    private static Recipe recipe(Class<? extends Record> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return new Recipe(type.getDeclaredConstructor(types), types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("no " + type.getSimpleName() + " can be made up", e);
        }
    }

    private Object value(Class<?> type) {
        if (type == KillScope.class) {
            return new KillScope(KillScope.Kind.ALL, "");
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return switch (type.getName()) {
            case "boolean" -> random.nextBoolean();
            case "int" -> random.nextInt(10);
            case "long" -> Math.round(Math.abs(number()));
            case "double" -> number();
            case "java.math.BigDecimal" -> BigDecimal.valueOf(number());
            case "java.lang.String" -> "word " + random.nextInt(10);
            default -> throw new IllegalStateException("no " + type.getSimpleName() + " can be made up");
        };
    }
}
