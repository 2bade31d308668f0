package io.traider.packages;

import io.traider.feature.FeatureEngine;
import io.traider.packages.PackageRefused.Code;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a package says of itself, and what each of its parts is. Its bytes are what a publisher signs.
 *
 * @param format 1
 * @param name of the strategy
 * @param version grows with each that is given away
 * @param summary a sentence
 * @param publisher as they call themselves; who they are is their key alone
 * @param featureSet that its models and rules read, for example {@code market-1}
 * @param software that wrote the package
 * @param created when, ISO-8601
 * @param parts everything else in the package
 */
public record Manifest(
        int format,
        String name,
        int version,
        String summary,
        String publisher,
        String featureSet,
        String software,
        String created,
        List<Part> parts) {

    private static final int FORMAT = 1;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern LINE = Pattern.compile("\\P{Cntrl}{1,300}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * A part of the package.
     *
     * @param size bytes
     * @param sha256 hexadecimal
     */
    public record Part(String path, long size, String sha256) {

        public Part {
            Parts.named(path);
            if (size < 0 || size > Parts.most(path)) {
                throw new PackageRefused(
                        Code.TOO_LARGE, path + " has " + size + " bytes, more than " + Parts.most(path));
            }
            if (!HASH.matcher(sha256).matches()) {
                throw malformed("the hash of " + path + " is none");
            }
        }

        static Part of(String path, byte[] bytes) {
            return new Part(path, bytes.length, Hashes.sha256(bytes));
        }
    }

    public Manifest {
        if (format != FORMAT) {
            throw malformed(
                    "a package of format " + format + ", of which this version of the platform knows " + FORMAT);
        }
        named(name);
        if (version < 1) {
            throw malformed("version " + version + ". Maybe 1, and one more for each that is given away");
        }
        for (String line : List.of(summary, publisher, featureSet, software)) {
            if (!LINE.matcher(line).matches()) {
                throw malformed("a line of the manifest is empty, longer than 300 characters, or has odd characters");
            }
        }
        time(created);
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > Parts.MOST_PARTS) {
            throw new PackageRefused(
                    Code.TOO_LARGE, "a package of " + parts.size() + " parts. Maybe at most " + Parts.MOST_PARTS);
        }
        Set<String> paths = new HashSet<>();
        for (Part part : parts) {
            if (!paths.add(part.path())) {
                throw malformed("the manifest names " + part.path() + " twice");
            }
        }
        long all = parts.stream().mapToLong(Part::size).sum();
        if (all > Parts.MOST_UNPACKED) {
            throw new PackageRefused(
                    Code.TOO_LARGE, "the parts have " + all + " bytes, more than " + Parts.MOST_UNPACKED);
        }
    }

    /**
     * What a strategy and its package may be called.
     *
     * @throws PackageRefused when it may not
     */
    public static String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw malformed("a strategy is called '" + name.substring(0, Math.min(60, name.length()))
                    + "'. Maybe small letters, digits and hyphens, first a letter, at most 40");
        }
        return name;
    }

    private static void time(String text) {
        try {
            Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new PackageRefused(Code.MALFORMED, "the manifest was not created at a time", e);
        }
    }

    private static PackageRefused malformed(String message) {
        return new PackageRefused(Code.MALFORMED, message);
    }

    /**
     * Whether features of a set are what this platform computes: names of another set mean other things.
     *
     * @param where says who names it
     * @throws PackageRefused when they are not
     */
    public static String computed(String where, String featureSet) {
        String computed = FeatureEngine.SET.id();
        if (!featureSet.equals(computed)) {
            throw new PackageRefused(
                    Code.INVALID,
                    where + " names the feature set '" + featureSet + "', this platform computes " + computed
                            + ". Maybe train and write for that");
        }
        return featureSet;
    }

    /** When it was made. */
    public Instant at() {
        return Instant.parse(created);
    }

    byte[] bytes() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    static Manifest parse(byte[] bytes) {
        return read(bytes, Manifest.class, Parts.MANIFEST);
    }

    /** A small document, of which nothing may be missing and nothing be there beside. */
    static <T> T read(byte[] bytes, Class<T> type, String path) {
        try {
            T read = JSON.readValue(bytes, type);
            if (read == null) {
                throw malformed(path + " is empty");
            }
            return read;
        } catch (JacksonException e) {
            if (e.getCause() instanceof PackageRefused refused) {
                throw refused;
            }
            throw new PackageRefused(Code.MALFORMED, path + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    static byte[] write(Object document) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    }
}
