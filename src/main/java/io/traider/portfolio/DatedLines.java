package io.traider.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Dated data in comma-separated lines: {@code #} begins a comment, a heading begins with {@code venue,}. */
final class DatedLines {

    static final long DAY_NANOS = 86_400_000_000_000L;

    private DatedLines() {}

    static String resource(String path) {
        try (InputStream in = DatedLines.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + path + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static List<String[]> of(String csv, int parts, String example) {
        return csv.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("venue,"))
                .map(line -> {
                    String[] part =
                            Arrays.stream(line.split(",")).map(String::strip).toArray(String[]::new);
                    if (part.length != parts) {
                        throw new IllegalArgumentException(
                                "'" + line + "' has " + part.length + " columns. Maybe " + example);
                    }
                    return part;
                })
                .toList();
    }

    static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }
}
