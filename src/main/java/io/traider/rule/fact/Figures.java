package io.traider.rule.fact;

import io.traider.domain.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a rule's names and values into figures of a reason. */
final class Figures {

    private static final int DECIMALS = 6;

    private Figures() {}

    static List<Figure> of(String code, Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(code + " got " + namesAndValues.length
                    + " names and values. Maybe write \"name\", value, \"name\", value");
        }
        List<Figure> figures = new ArrayList<>(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            figures.add(new Figure((String) namesAndValues[i], text(namesAndValues[i + 1])));
        }
        return figures;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "missing";
            case BigDecimal exact -> plain(exact);
            case Double number when Double.isFinite(number) -> rounded(number);
            default -> String.valueOf(value);
        };
    }

    private static String rounded(double number) {
        return plain(BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
