package io.traider.rule;

import io.traider.domain.KillScope;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes up facts: numbers of every size that a market shows, words of no meaning. */
final class FactDice {

    private static final double[] SIZES = {0.01, 0.5, 1, 5, 50, 1_000, 50_000};

    private final SplittableRandom random;

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
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(Arrays.stream(types).map(this::value).toArray());
        } catch (ReflectiveOperationException e) {
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
