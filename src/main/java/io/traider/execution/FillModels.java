package io.traider.execution;

import io.traider.domain.Bar;
import io.traider.execution.FillModel.BarPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** What the fill models share: their names and their parts of a bar. */
final class FillModels {

    private static final String EXAMPLES = "depth:risk-averse, depth:power-3, depth:log, whole:open,"
            + " volume-share:close:0.025:0.1 or square-root:open:0.1:1";

    private FillModels() {}

    static void bounded(BigDecimal limit, BigDecimal coefficient) {
        if (limit.signum() <= 0 || limit.compareTo(BigDecimal.ONE) > 0 || coefficient.signum() < 0) {
            throw new IllegalArgumentException(
                    "a share of " + limit.toPlainString() + " of the volume and a coefficient of "
                            + coefficient.toPlainString() + ". Maybe 0.025 and 0.1: the share is above 0 and up to 1");
        }
    }

    static long share(Bar bar, BigDecimal limit) {
        return limit.multiply(BigDecimal.valueOf(bar.volume().units()))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** What part of a bar's volume some units are; one where nothing traded. */
    static BigDecimal part(Bar bar, long units) {
        return bar.volume().isZero()
                ? BigDecimal.ONE
                : BigDecimal.valueOf(units)
                        .divide(BigDecimal.valueOf(bar.volume().units()), MathContext.DECIMAL64);
    }

    static String name(String kind, BarPrice at, BigDecimal limit, BigDecimal coefficient) {
        return kind + ":" + at.name().toLowerCase(Locale.ROOT) + ":" + limit.toPlainString() + ":"
                + coefficient.toPlainString();
    }

    static FillModel parse(String text) {
        String[] part = text.split(":");
        try {
            return switch (part[0] + "/" + part.length) {
                case "depth/2" -> new FillModel.OnDepth(queue(part[1]));
                case "whole/2" -> new FillModel.Whole(at(part[1]));
                case "volume-share/4" ->
                    new FillModel.VolumeShare(at(part[1]), new BigDecimal(part[2]), new BigDecimal(part[3]));
                case "square-root/4" ->
                    new FillModel.SquareRoot(at(part[1]), new BigDecimal(part[2]), new BigDecimal(part[3]));
                default -> throw new IllegalArgumentException("no such model");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no fill model (" + e.getMessage() + "). Maybe " + EXAMPLES, e);
        }
    }

    private static QueueModel queue(String text) {
        return switch (text) {
            case "risk-averse" -> new QueueModel.RiskAverse();
            case "log" -> new QueueModel.Logarithm();
            default -> {
                if (!text.startsWith("power-")) {
                    throw new IllegalArgumentException("no queue model " + text);
                }
                yield new QueueModel.Power(Double.parseDouble(text.substring("power-".length())));
            }
        };
    }

    private static BarPrice at(String text) {
        return BarPrice.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
