package io.traider.console;

import io.traider.domain.StrategyMode;
import io.traider.engine.ParameterSpec;
import io.traider.engine.StrategyDefinition;
import java.math.BigDecimal;

/** Strategies in words. */
final class Strategies {

    private Strategies() {}

    static String address(String strategy) {
        return "strategies/" + strategy;
    }

    /** A cell of {@link Column#state}. */
    static String mode(StrategyDefinition it) {
        return tone(it) + " " + words(it);
    }

    static String tone(StrategyDefinition it) {
        return it.exitsOnly() ? "warn" : it.mode() == StrategyMode.SHADOW ? "plain" : "good";
    }

    static String words(StrategyDefinition it) {
        return Words.word(it.mode()) + (it.exitsOnly() ? ", exits only" : "");
    }

    /** What becomes of its orders. */
    static String meaning(StrategyMode mode) {
        return switch (mode) {
            case SHADOW -> "Its orders are recorded as they would have been, and never sent.";
            case PAPER -> "Its orders are filled from the books, without money.";
            case LIVE -> "Its orders go to the venues, with money.";
        };
    }

    /** What a parameter may be, for example {@code 0 to 5 bps}. */
    static String bounds(ParameterSpec spec) {
        return number(spec.min()) + " to " + number(spec.max())
                + (spec.unit().isEmpty() || spec.unit().matches("-?[0-9].*") ? "" : " " + spec.unit())
                + (spec.type() == ParameterSpec.Type.WHOLE ? ", whole" : "");
    }

    /** All digits, without an exponent. */
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
