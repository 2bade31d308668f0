package io.traider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When something ends, as people write it: after a while, on a day (when it begins in UTC), or at a moment. */
final class Expiry {

    private static final Pattern WHILE = Pattern.compile("([1-9][0-9]{0,5})([dhm])");

    private Expiry() {}

    /** @throws IllegalArgumentException when it is none of these */
    static Instant parse(String text, Instant now) {
        Matcher span = WHILE.matcher(text);
        if (span.matches()) {
            return now.plus(Duration.parse(("d".equals(span.group(2)) ? "P" : "PT") + text));
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time. Maybe 90d, 12h, 2027-01-31 or 2027-01-31T12:00:00Z", e);
        }
    }
}
