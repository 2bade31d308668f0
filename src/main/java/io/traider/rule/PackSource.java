package io.traider.rule;

import io.traider.rule.build.PackRules;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The text of a pack, not yet believed: {@code RuleGate} says whether it may become code.
 *
 * @param name for example {@code funding-drift}
 * @param files text by file name: the rules, {@code NAME.drl}; decision tables, {@code *.csv}; {@code scenarios.yml}
 */
public record PackSource(PackKind kind, String name, SortedMap<String, String> files) {

    /** The file of the scenarios that a pack must pass. */
    public static final String SCENARIOS = "scenarios.yml";

    private static final String RULES = ".drl";
    private static final String TABLE = ".csv";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    /** Of a rule file what is no code of it. */
    private static final Pattern PROSE = Pattern.compile("\"(?:[^\"\\\\\n]++|\\\\.)*+\"|//[^\n]*|/\\*[\\s\\S]*?\\*/");

    private static final int MAX_FILES = 64;
    private static final int MAX_CHARACTERS = 1 << 20;

    public PackSource {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("rule pack is called '" + name
                    + "'. Maybe use small letters, digits and hyphens, first a letter, at most 64");
        }
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        files.keySet().forEach(file -> named(name, file));
        if (!files.containsKey(name + RULES)) {
            throw new IllegalArgumentException(
                    "rule pack " + name + " has no " + name + RULES + " among " + files.keySet());
        }
        sized(name, files);
    }

    /** The rules. */
    public String drl() {
        return files.get(name + RULES);
    }

    /** The decision tables, by file name. */
    public SortedMap<String, String> tables() {
        return only(file -> file.endsWith(TABLE));
    }

    /** The scenarios; empty when the pack has none. */
    public String scenarios() {
        return files.getOrDefault(SCENARIOS, "");
    }

    /** The files that decide, and that the hash is therefore of: all but the scenarios. */
    public SortedMap<String, String> deciding() {
        return only(file -> !file.equals(SCENARIOS));
    }

    /** SHA-256 of the names and texts of the files that decide, in hexadecimal. */
    public String hash() {
        return hash(deciding());
    }

    /** Whether a rule, or a row of a decision table, has a condition on a kind of fact. */
    public boolean reads(Class<?> fact) {
        Pattern condition = Pattern.compile("\\b" + fact.getSimpleName() + "\\s*\\(");
        return PackRules.of(this).drl().values().stream()
                .map(text -> PROSE.matcher(text).replaceAll(" "))
                .anyMatch(text -> condition.matcher(text).find());
    }

    static String hash(SortedMap<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((file, text) -> {
                for (String part : List.of(file, text)) {
                    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                    digest.update(bytes);
                }
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private SortedMap<String, String> only(Predicate<String> file) {
        SortedMap<String, String> some = new TreeMap<>(files);
        some.keySet().removeIf(file.negate());
        return Collections.unmodifiableSortedMap(some);
    }

    private static void named(String name, String file) {
        if (!FILE.matcher(file).matches()) {
            throw new IllegalArgumentException("file '" + file + "' of rule pack " + name
                    + ". Maybe use small letters, digits, dots, hyphens and underscores, first a letter or digit");
        }
        if (!file.equals(name + RULES) && !file.equals(SCENARIOS) && !file.endsWith(TABLE)) {
            throw new IllegalArgumentException("file '" + file + "' of rule pack " + name + ". Maybe " + name + RULES
                    + ", " + SCENARIOS + " or a decision table *" + TABLE);
        }
    }

    private static void sized(String name, SortedMap<String, String> files) {
        int characters = files.values().stream().mapToInt(String::length).sum();
        if (files.size() > MAX_FILES || characters > MAX_CHARACTERS) {
            throw new IllegalArgumentException("rule pack " + name + " of " + files.size() + " files and " + characters
                    + " characters, of which " + MAX_FILES + " and " + MAX_CHARACTERS
                    + " are allowed. Maybe split it into several packs");
        }
    }
}
