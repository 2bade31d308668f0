package io.traider.rule.why;

import io.traider.domain.KillScope;
import io.traider.rule.FactType;
import io.traider.rule.PackKind;
import io.traider.rule.StrategyParameters;
import io.traider.rule.Thresholds;
import io.traider.rule.words.ParameterWords;
import io.traider.rule.words.Vocabulary;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Facts of a few values each, so that equality and thresholds are met often. */
final class RandomFacts {

    private static final double[] MEASURED = {
        -2, -1.5, -1, -0.5, -0.25, -0.75, 0.0, 0.1, 0.2, 0.3, 0.5, 0.55, 0.9, 1, 1.5, 2, 3, 300, 1e9
    };
    private static final String[] EXACT = {
        "-1", "-0.1", "0", "0.0", "0.1", "0.10", "0.2", "0.3", "1", "1.0", "1.00", "2", "2.5", "3", "100", "2000.01"
    };
    private static final List<String> THRESHOLDS =
            Vocabulary.thresholds().stream().map(ParameterWords::name).toList();
    private static final long[] WHOLE = {-1, 0, 1, 2, 3, 5, 300, 5000};

    private final PackKind kind;
    private final List<String> parameters;
    private final Random random;

    RandomFacts(PackKind kind, List<String> parameters, Random random) {
        this.kind = kind;
        this.parameters = parameters;
        this.random = random;
    }

    List<Record> next() {
        List<Record> facts = new ArrayList<>();
        for (FactType type : kind.facts()) {
            int most = type.several() ? random.nextInt(4) : random.nextInt(10) == 0 ? 0 : 1;
            for (int i = 0; i < most; i++) {
                facts.add(next(type));
            }
        }
        return facts;
    }

    private Record next(FactType type) {
        if (type.type() == StrategyParameters.class) {
            return new StrategyParameters(numbers(parameters));
        }
        return type.type() == Thresholds.class ? new Thresholds(numbers(THRESHOLDS)) : fact(type);
    }

    private SortedMap<String, Double> numbers(List<String> names) {
        SortedMap<String, Double> numbers = new TreeMap<>();
        names.forEach(name -> numbers.put(name, measured()));
        return numbers;
    }

    private Record fact(FactType type) {
        List<RecordComponent> properties = type.properties();
        Class<?>[] types = properties.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = properties.stream().map(this::value).toArray();
        try {
            Constructor<? extends Record> constructor = type.type().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object value(RecordComponent property) {
        Class<?> type = property.getType();
        if (property.getAnnotatedType().isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) {
            return null;
        }
        if (type == double.class) {
            return property.getName().equals("secondsSinceLastOrder") && random.nextInt(5) == 0
                    ? Double.POSITIVE_INFINITY
                    : measured();
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(EXACT[random.nextInt(EXACT.length)]);
        }
        if (type == long.class) {
            return WHOLE[random.nextInt(WHOLE.length)];
        }
        if (type == int.class) {
            return (int) WHOLE[random.nextInt(WHOLE.length)];
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == KillScope.class) {
            return KillScope.ALL;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        return List.of("a", "b", "funding").get(random.nextInt(3));
    }

    private double measured() {
        return MEASURED[random.nextInt(MEASURED.length)];
    }
}
