package io.traider.release;

import io.traider.domain.Limits;
import io.traider.risk.LimitBook;
import io.traider.rule.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a limit set makes sense: it can be read, its days are in order, and today is among them. */
final class LimitsCheck {

    private static final Pattern FROM = Pattern.compile("^\\s*(?:-\\s*)?from:\\s*['\"]?([^'\"\\s#]+)");
    private static final Pattern YAML_LINE = Pattern.compile("line (\\d+), column (\\d+)");
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private final String name;
    private final Content content;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final SortedMap<LocalDate, Integer> days = new TreeMap<>();

    private LimitsCheck(String name, Content content, LocalDate today) {
        this.name = name;
        this.content = content;
        this.today = today;
    }

    /** @param inForce what stands now, {@code null} when nothing does */
    static CheckReport check(String name, Content content, @Nullable LimitBook inForce, LocalDate today) {
        return new LimitsCheck(name, content, today).check(inForce);
    }

    private CheckReport check(@Nullable LimitBook inForce) {
        content.files().keySet().stream()
                .filter(file -> !file.equals(Content.LIMITS))
                .forEach(file -> problem(
                        file, 0, 0, "a limit set has no file '" + file + "'", file, "Maybe only " + Content.LIMITS));
        String text = content.files().get(Content.LIMITS);
        if (text == null) {
            problem(Content.LIMITS, 0, 0, "a limit set has a file " + Content.LIMITS, "", "Maybe add it");
            return report("");
        }
        order(text);
        LimitBook book = parse(text);
        if (book != null) {
            present(book);
            if (inForce != null) {
                raised(book, inForce);
            }
        }
        return report(book == null ? "" : book.hash());
    }

    private CheckReport report(String hash) {
        return new CheckReport(hash, problems, warnings, List.of(), List.of(), 0);
    }

    private @Nullable LimitBook parse(String text) {
        try {
            return LimitBook.parse(text);
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            Matcher place = YAML_LINE.matcher(message);
            boolean placed = place.find();
            problem(
                    Content.LIMITS,
                    placed ? Integer.parseInt(place.group(1)) : 0,
                    placed ? Integer.parseInt(place.group(2)) : 0,
                    "the limits cannot be read: " + message.lines().findFirst().orElse(""),
                    "",
                    "Maybe take the version in force and change its numbers");
            return null;
        }
    }

    private void present(LimitBook book) {
        if (!book.name().equals(name)) {
            problem(
                    Content.LIMITS,
                    line("name:"),
                    1,
                    "the set is called '" + book.name() + "'",
                    book.name(),
                    "Maybe '" + name + "', the name of the release");
        }
        if (at(book, today) == null) {
            problem(
                    Content.LIMITS,
                    0,
                    0,
                    "today, " + today + ", has no limits, so nothing could be traded",
                    "",
                    "Maybe let the first version begin today or before; to stop trading, engage a kill switch");
        }
    }

    private static @Nullable Limits at(LimitBook book, LocalDate day) {
        return book.at(day.toEpochDay() * DAY_NANOS);
    }

    private int line(String beginning) {
        List<String> lines =
                content.files().getOrDefault(Content.LIMITS, "").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(beginning)) {
                return i + 1;
            }
        }
        return 0;
    }

    private void order(String text) {
        List<String> lines = text.lines().toList();
        LocalDate before = null;
        for (int i = 0; i < lines.size(); i++) {
            Matcher from = FROM.matcher(lines.get(i));
            LocalDate day = from.find() ? day(from.group(1), i + 1, from.start(1) + 1) : null;
            if (day != null) {
                if (before != null && !day.isAfter(before)) {
                    problem(
                            Content.LIMITS,
                            i + 1,
                            from.start(1) + 1,
                            day + " does not come after " + before,
                            from.group(1),
                            "Maybe put the versions in the order of their days, each day once");
                }
                before = day;
                days.put(day, i + 1);
            }
        }
    }

    private @Nullable LocalDate day(String text, int line, int column) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problem(Content.LIMITS, line, column, "'" + text + "' is no day", text, "Maybe " + today);
            return null;
        }
    }

    /** Compares both on today and on every day to come on which something changes. */
    private void raised(LimitBook book, LimitBook inForce) {
        List<LocalDate> ahead = new ArrayList<>(List.of(today));
        days.keySet().stream().filter(day -> day.isAfter(today)).forEach(ahead::add);
        for (LocalDate day : ahead) {
            Limits would = at(book, day);
            Limits is = at(inForce, day);
            if (would != null && is != null) {
                int line = days.headMap(day.plusDays(1)).isEmpty()
                        ? 0
                        : days.headMap(day.plusDays(1)).sequencedValues().getLast();
                raised(day, line, "maxOrderValue", is, would, Limits::maxOrderValue);
                raised(day, line, "maxOrderQuantityOfDepth", is, would, Limits::maxOrderQuantityOfDepth);
                raised(day, line, "maxPositionValue", is, would, Limits::maxPositionValue);
                raised(day, line, "maxStrategyValue", is, would, Limits::maxStrategyValue);
                raised(day, line, "maxDailyLoss", is, would, Limits::maxDailyLoss);
                raised(day, line, "collarBps", is, would, Limits::collarBps);
                raised(day, line, "maxOpenOrders", is, would, limits -> BigDecimal.valueOf(limits.maxOpenOrders()));
                raised(
                        day,
                        line,
                        "maxBookAgeMillis",
                        is,
                        would,
                        limits -> BigDecimal.valueOf(limits.maxBookAgeMillis()));
                thresholds(day, line, thresholds(inForce, day), thresholds(book, day));
            }
        }
    }

    private void raised(
            LocalDate day, int line, String limit, Limits is, Limits would, Function<Limits, BigDecimal> number) {
        BigDecimal before = number.apply(is);
        BigDecimal after = number.apply(would);
        if (after.compareTo(before) > 0) {
            warnings.add(new Problem(
                    Content.LIMITS,
                    line,
                    0,
                    limit + " is raised from " + before.toPlainString() + " to " + after.toPlainString() + " on " + day,
                    after.toPlainString(),
                    "Maybe say in the comment why"));
        }
    }

    private static SortedMap<String, BigDecimal> thresholds(LimitBook book, LocalDate day) {
        return book.thresholds(day.toEpochDay() * DAY_NANOS);
    }

    /** Some alerts come later by a higher number and some by a lower one, so both are told. */
    private void thresholds(
            LocalDate day, int line, SortedMap<String, BigDecimal> is, SortedMap<String, BigDecimal> would) {
        is.forEach((name, before) -> {
            BigDecimal after = would.get(name);
            if (after == null) {
                warnings.add(new Problem(
                        Content.LIMITS,
                        line,
                        0,
                        "threshold " + name + ", " + before.toPlainString() + " now, is not stated on " + day
                                + ", so no rule that asks for it holds",
                        name,
                        "Maybe state it, or say in the comment why"));
            } else if (after.compareTo(before) != 0) {
                warnings.add(new Problem(
                        Content.LIMITS,
                        line,
                        0,
                        "threshold " + name + (after.compareTo(before) > 0 ? " is raised" : " is lowered") + " from "
                                + before.toPlainString() + " to " + after.toPlainString() + " on " + day,
                        after.toPlainString(),
                        "Maybe say in the comment why"));
            }
        });
    }

    private void problem(String file, int line, int column, String message, String offending, String advice) {
        problems.add(new Problem(file, line, column, message, offending, advice));
    }
}
