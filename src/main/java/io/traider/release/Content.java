package io.traider.release;

import io.traider.journal.release.ContentHash;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The text of a release as somebody wrote it; whether it makes sense is for a check to say. Of a rule pack: {@code NAME.drl},
 * decision tables {@code *.csv} and {@code scenarios.yml}. Of a limit set: {@code limits.yml}. Of a score source:
 * {@code score.yml}, and beside it, where it waits for a review of its own, what it is to replace. Of a strategy: {@code strategy.yml}.
 *
 * @param files text by file name
 */
public record Content(SortedMap<String, String> files) {

    /** The one file of a limit set. */
    public static final String LIMITS = "limits.yml";

    /** The file of a score source. */
    public static final String SCORE = "score.yml";

    /** The file of a score that was submitted as a whole: what was in force then. It decides nothing. */
    static final String BEFORE = "before.yml";

    /** The one file of a strategy. */
    public static final String STRATEGY = "strategy.yml";

    /** The file of a pack's scenarios, which decide nothing. */
    public static final String SCENARIOS = "scenarios.yml";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int MOST_FILES = 64;
    private static final int MOST_CHARACTERS = 1 << 20;

    public Content {
        SortedMap<String, String> whole = new TreeMap<>();
        files.forEach((file, text) -> whole.put(file, whole(file, text)));
        files = Collections.unmodifiableSortedMap(whole);
        int characters = files.values().stream().mapToInt(String::length).sum();
        if (files.isEmpty() || files.size() > MOST_FILES || characters > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a release of " + files.size() + " files with " + characters
                    + " characters. Maybe 1 to " + MOST_FILES + " files and " + MOST_CHARACTERS + " characters");
        }
    }

    /** Lines end as on Unix, so that a text that went through Windows is the same text; Postgres has no zero in a text. */
    private static String whole(String file, String text) {
        if (!NAME.matcher(file).matches()) {
            throw new IllegalArgumentException(
                    "'" + file + "' is no file of a release. Maybe letters, digits, dots, dashes and underscores");
        }
        return text.replace("\r\n", "\n").replace('\0', '\uFFFD');
    }

    /** Of one file. */
    public static Content of(String file, String text) {
        return new Content(new TreeMap<>(Map.of(file, text)));
    }

    /** The text of a file; empty when it is not there. */
    public String text(String file) {
        return files.getOrDefault(file, "");
    }

    /** SHA-256 of all files, hexadecimal. */
    public String hash() {
        return ContentHash.of(files);
    }

    /** The same with another text of a file. */
    public Content with(String file, String text) {
        SortedMap<String, String> changed = new TreeMap<>(files);
        changed.put(file, text);
        return new Content(changed);
    }

    /** The same without a file. */
    public Content without(String file) {
        SortedMap<String, String> fewer = new TreeMap<>(files);
        fewer.remove(file);
        return new Content(fewer);
    }
}
