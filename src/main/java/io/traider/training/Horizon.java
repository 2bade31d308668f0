package io.traider.training;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far ahead a label looks.
 *
 * @param name as people write it and as columns end, for example {@code 5s}
 * @param nanos positive
 */
public record Horizon(String name, long nanos) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h)");
    private static final long MILLI = 1_000_000L;

    /** @throws IllegalArgumentException when the text is no length of time */
    public static Horizon parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no horizon. Maybe 500ms, 5s, 5m or 1h");
        }
        long unit = switch (matcher.group(2)) {
            case "ms" -> MILLI;
            case "s" -> 1_000 * MILLI;
            case "m" -> 60_000 * MILLI;
            default -> 3_600_000 * MILLI;
        };
        return new Horizon(text, Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
    }

    /**
     * Reads several with commas between, the shortest first.
     *
     * @throws IllegalArgumentException when one is no length of time or they do not become longer
     */
    public static List<Horizon> parseAll(String text) {
        List<Horizon> all =
                List.of(text.split(",")).stream().map(Horizon::parse).toList();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).nanos <= all.get(i - 1).nanos) {
                throw new IllegalArgumentException("horizons " + text + " do not become longer. Maybe 1s,5s,30s,5m");
            }
        }
        return all;
    }
}
