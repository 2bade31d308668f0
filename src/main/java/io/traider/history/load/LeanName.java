package io.traider.history.load;

import io.traider.history.Interval;
import io.traider.history.SeriesKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name and the folders of one of Lean's files say:
 * {@code crypto/coinbase/minute/btcusd/20180404_trade.zip}, {@code .../daily/btcusd_trade.zip},
 * {@code .../margin_interest/btcusd.csv}.
 *
 * @param day the day that millis count from, empty for files of more than one
 * @param what {@code trade}, {@code quote} or {@code margin_interest}
 * @param subject market and symbol as far as they are known
 * @param folders above the file
 */
record LeanName(String day, String what, String subject, List<String> folders) {

    private static final Pattern DAY = Pattern.compile("(\\d{8})_(?:.*_)?(trade|quote)(?:_perp)?\\.(?:zip|csv)");
    private static final Pattern WHOLE = Pattern.compile("(.+)_(trade|quote)\\.zip");
    private static final Map<String, String> RESOLUTIONS =
            Map.of("second", "1s", "minute", "1m", "hour", "1h", "daily", "1d");
    private static final List<String> SCALED =
            List.of("equity", "option", "indexoption", "index", "forex", "cfd", "future", "futureoption");

    /** {@code null} when the file is not named as Lean's are. */
    static @Nullable LeanName of(InputData data) {
        Path path = data.path().toAbsolutePath().normalize();
        List<String> folders = new ArrayList<>();
        for (Path part : path.getParent()) {
            folders.add(part.toString().toLowerCase(Locale.ROOT));
        }
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        Matcher day = DAY.matcher(name);
        if (day.matches()) {
            return new LeanName(day.group(1), day.group(2), tail(folders, 4), folders);
        }
        Matcher whole = WHOLE.matcher(name);
        if (whole.matches()) {
            return new LeanName("", whole.group(2), tail(folders, 3) + "/" + whole.group(1), folders);
        }
        boolean margin = folders.contains("margin_interest") && name.endsWith(".csv");
        return margin ? new LeanName("", "margin_interest", name.replace(".csv", ""), folders) : null;
    }

    private static String tail(List<String> folders, int count) {
        return String.join("/", folders.subList(Math.max(0, folders.size() - count), folders.size()));
    }

    static LeanName require(@Nullable LeanName lean, InputData data) throws LayoutException {
        if (lean == null) {
            throw new LayoutException(
                    data.path().getFileName() + " is not named as Lean's files are, such as"
                            + " 20180404_trade.zip, btcusd_quote.zip or margin_interest/btcusd.csv. Maybe use another --layout");
        }
        return lean;
    }

    Mapping mapping(Sample sample) throws LayoutException {
        String market = folders.stream().filter(SCALED::contains).findFirst().orElse("");
        if (!market.isEmpty()) {
            throw new LayoutException("it lies below '" + market + "', whose prices Lean scales by 10,000 and stamps in"
                    + " local time. Maybe take crypto or cryptofuture, which are read");
        }
        if (sample.rows().isEmpty()) {
            throw new LayoutException("it has no rows");
        }
        boolean quotes = what.equals("quote");
        int needed = what.equals("margin_interest") ? 2 : quotes ? 11 : 6;
        if (sample.width() != needed) {
            throw new LayoutException("its rows have " + sample.width() + " fields, and " + what + " bars of Lean have "
                    + needed + ", such as " + sample.rows().getFirst() + ". Maybe they are ticks, which are not read");
        }
        Mapping fields = fields(quotes);
        Interval interval = what.equals("margin_interest") ? Interval.NONE : resolution();
        long midnight = day.isEmpty() ? Mapping.WHOLE : TimeText.nanos(day);
        return fields.with(interval).asLean(midnight, quotes, subject);
    }

    private Mapping fields(boolean quotes) {
        if (what.equals("margin_interest")) {
            return Mapping.inOrder(SeriesKind.FUNDING, Field.TIME, Field.RATE);
        }
        return quotes
                ? Mapping.of(
                        SeriesKind.QUOTES,
                        Map.of(
                                Field.TIME,
                                0,
                                Field.BID,
                                4,
                                Field.BID_QUANTITY,
                                5,
                                Field.ASK,
                                9,
                                Field.ASK_QUANTITY,
                                10))
                : Mapping.inOrder(
                        SeriesKind.BARS, Field.TIME, Field.OPEN, Field.HIGH, Field.LOW, Field.CLOSE, Field.VOLUME);
    }

    private Interval resolution() {
        return folders.stream()
                .filter(RESOLUTIONS::containsKey)
                .reduce((first, last) -> last)
                .map(folder -> Interval.parse(RESOLUTIONS.get(folder)))
                .orElse(Interval.NONE);
    }
}
