package io.traider.rule.words;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number of a strategy, or of a limit set, that rules read with {@code $p.number("name")}.
 *
 * @param unit empty when it has none
 * @param meaning a phrase; empty when nobody wrote one
 * @param low the least it may be; {@code null} when that is not stated
 * @param high the most it may be; {@code null} when that is not stated
 */
public record ParameterWords(
        String name,
        String unit,
        String meaning,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {}
