package io.traider.release;

import io.traider.rule.PackKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Releases as files, made for version control: {@code KIND/NAME.drl}, beside it {@code NAME.scenarios.yml} and the decision
 * tables {@code NAME.TABLE.csv}, and {@code limits/NAME.yml}. The same content is always the same files.
 */
public final class ReleaseFolder {

    private static final String LIMITS = "limits";
    private static final String RULES = ".drl";
    private static final String TABLE = ".csv";
    private static final String YAML = ".yml";

    /** What rules may say, which lies beside those that are shipped. */
    private static final String VOCABULARY = "vocabulary.yml";

    private final Path folder;

    public ReleaseFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * One release in a folder.
     *
     * @param pack {@code null} of a limit set
     * @param paths where each file of the content stands, relative to the folder
     */
    public record Entry(ReleaseKey key, @Nullable PackKind pack, Content content, SortedMap<String, Path> paths) {}

    /**
     * Everything in it.
     *
     * @throws IOException when something cannot be read
     * @throws IllegalArgumentException when a file or folder belongs to no release, or there is none at all
     */
    public List<Entry> read() throws IOException {
        known();
        SortedMap<ReleaseKey, Entry> all = new TreeMap<>();
        for (PackKind kind : PackKind.values()) {
            for (Path file : files(kind.folder())) {
                String name = nameOf(file);
                Content content = Content.of(inContent(name, file), Files.readString(file));
                merge(all, new Entry(ReleaseKey.rules(name), kind, content, paths(content, file)));
            }
        }
        for (Path file : files(LIMITS)) {
            String text = name(file);
            if (!text.endsWith(YAML)) {
                throw stray(file);
            }
            String name = text.substring(0, text.length() - YAML.length());
            Content content = Content.of(Content.LIMITS, Files.readString(file));
            merge(all, new Entry(ReleaseKey.limits(name), null, content, paths(content, file)));
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no rules and no limits in " + folder + ". Maybe a folder that "
                    + "./traider rules export made: it has " + kinds() + " or " + LIMITS + " in it");
        }
        return List.copyOf(all.values());
    }

    /** A folder that nobody reads is rules that nobody checks. */
    private void known() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.filter(ReleaseFolder::ours).sorted().toList()) {
                boolean kind = Files.isDirectory(each)
                        && (kinds().contains(name(each)) || name(each).equals(LIMITS));
                if (!kind && !(Files.isRegularFile(each) && name(each).equals(VOCABULARY))) {
                    throw stray(each);
                }
            }
        }
    }

    private static boolean ours(Path file) {
        return !name(file).startsWith(".")
                && !name(file).startsWith("README")
                && !name(file).startsWith("LICENSE");
    }

    private static List<String> kinds() {
        return Arrays.stream(PackKind.values()).map(PackKind::folder).toList();
    }

    private SortedMap<String, Path> paths(Content content, Path file) {
        return new TreeMap<>(Map.of(content.files().firstKey(), folder.relativize(file)));
    }

    private static void merge(SortedMap<ReleaseKey, Entry> all, Entry more) {
        all.merge(more.key(), more, (one, other) -> {
            SortedMap<String, String> files = new TreeMap<>(one.content().files());
            files.putAll(other.content().files());
            SortedMap<String, Path> paths = new TreeMap<>(one.paths());
            paths.putAll(other.paths());
            return new Entry(one.key(), one.pack(), new Content(files), paths);
        });
    }

    /** Files whose names begin with a dot are not ours, nor is what tells people of a folder. */
    private List<Path> files(String kind) throws IOException {
        Path within = folder.resolve(kind);
        if (!Files.isDirectory(within)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(within)) {
            return all.filter(ReleaseFolder::ours).sorted().toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Names of packs have no dot, so what stands before the first is the pack's. */
    private String nameOf(Path file) {
        int dot = name(file).indexOf('.');
        if (dot < 1 || Files.isDirectory(file)) {
            throw stray(file);
        }
        return name(file).substring(0, dot);
    }

    private String inContent(String pack, Path file) {
        String name = name(file);
        String rest = name.substring(pack.length() + 1);
        if (name.equals(pack + RULES)) {
            return name;
        }
        if (rest.equals(Content.SCENARIOS) || rest.endsWith(TABLE) && rest.length() > TABLE.length()) {
            return rest;
        }
        throw stray(file);
    }

    private IllegalArgumentException stray(Path file) {
        return new IllegalArgumentException(folder.relativize(file)
                + " belongs to no release. Maybe KIND/NAME.drl, KIND/NAME.scenarios.yml, KIND/NAME.TABLE.csv or"
                + " limits/NAME.yml, with a KIND of " + kinds() + "; what is none is elsewhere, or begins with a dot or"
                + " README");
    }

    /**
     * Writes a release, and removes files of it that it no longer has.
     *
     * @return the files that are otherwise than before, relative to the folder
     */
    public SortedSet<Path> write(ReleaseKey key, @Nullable PackKind pack, Content content) throws IOException {
        SortedSet<Path> changed = new TreeSet<>();
        Path within = folder.resolve(pack == null ? LIMITS : pack.folder());
        Files.createDirectories(within);
        SortedMap<Path, String> wanted = new TreeMap<>();
        content.files().forEach((file, text) -> wanted.put(within.resolve(outside(key, pack, file)), text));
        for (Map.Entry<Path, String> each : wanted.entrySet()) {
            if (!Files.exists(each.getKey()) || !Files.readString(each.getKey()).equals(each.getValue())) {
                Files.writeString(each.getKey(), each.getValue());
                changed.add(folder.relativize(each.getKey()));
            }
        }
        for (Path file : files(pack == null ? LIMITS : pack.folder())) {
            if (name(file).startsWith(key.name() + ".") && !wanted.containsKey(file)) {
                Files.delete(file);
                changed.add(folder.relativize(file));
            }
        }
        return changed;
    }

    private static String outside(ReleaseKey key, @Nullable PackKind pack, String file) {
        if (pack == null) {
            return key.name() + YAML;
        }
        return file.equals(key.name() + RULES) ? file : key.name() + "." + file;
    }
}
