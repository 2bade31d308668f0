package io.traider.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments as people write them, in UTC: {@code 2026-01-31} or {@code 2026-01-31 14:30}, with seconds where there are any. */
final class Moments {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Moments() {}

    /** Whether this is something, and no moment. */
    static boolean wrong(String text) {
        return !text.isBlank() && parse(text) == null;
    }

    /** {@code null} when it is empty, or no moment. */
    static @Nullable Instant parse(String text) {
        String plain = text.strip().replace(" UTC", "").replace("Z", "").replace(' ', 'T');
        if (plain.isEmpty()) {
            return null;
        }
        try {
            return plain.contains("T")
                    ? LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC)
                    : LocalDate.parse(plain).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static String text(Instant time) {
        return time.getEpochSecond() % 60 == 0 && time.getNano() == 0
                ? MINUTES.format(time.atOffset(ZoneOffset.UTC))
                : time.toString().replace('T', ' ').replace("Z", "");
    }
}
