package io.traider.study;

import io.traider.study.Parameters.Variant;
import java.util.Locale;

/** Numbers and names as a person reads them. */
final class Words {

    private Words() {}

    static String name(Variant variant) {
        return switch (variant) {
            case FADE -> "Against the crowd, outright";
            case HARVEST -> "Hedged harvest";
        };
    }

    static String percent(double share) {
        return number(100 * share, 2) + "\u00a0%";
    }

    static String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text.replace("-", "") : text.replace('-', '−');
    }
}
