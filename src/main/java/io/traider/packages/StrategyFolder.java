package io.traider.packages;

import io.traider.engine.ScorePlan;
import io.traider.engine.ShippedFiles;
import io.traider.engine.StrategyDefinition;
import io.traider.model.ShippedModel;
import io.traider.packages.PackageRefused.Code;
import io.traider.rule.PackSource;
import io.traider.rule.ShippedPacks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A strategy as a folder in which somebody works on it: {@code package.yml}, and the parts of the package by their paths.
 *
 * @param version of the package
 */
public record StrategyFolder(StrategyContent content, int version, String summary, String featureSet) {

    private static final String ABOUT = "package.yml";
    private static final String SKELETON = "skeleton/";

    /** Where each file of a skeleton goes. */
    private static final Map<String, String> FILES = Map.of(
            ABOUT,
            ABOUT,
            Parts.STRATEGY,
            Parts.STRATEGY,
            "rules.drl",
            Parts.RULES + "NAME.drl",
            PackSource.SCENARIOS,
            Parts.RULES + PackSource.SCENARIOS,
            Parts.README,
            Parts.README);

    /**
     * Writes a strategy that works, for somebody to change.
     *
     * @param folder new, or empty
     * @throws IOException when it cannot be written
     * @throws PackageRefused when the name cannot be one, or something is in the folder
     */
    public static void create(String name, Path folder) throws IOException {
        Manifest.named(name);
        if (ShippedFiles.strategyNames().contains(name)) {
            throw new PackageRefused(Code.TAKEN, "a shipped strategy is called " + name + ". Maybe my-" + name);
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new PackageRefused(Code.TAKEN, folder + " is not empty. Maybe another folder: --dir=DIR");
                }
            }
        }
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = folder.resolve(file.getValue().replace("NAME", name));
            Files.createDirectories(path.toAbsolutePath().getParent());
            String text = resource(SKELETON + file.getKey());
            Files.writeString(path, text.replace("@NAME@", name).replace("@DIR@", folder.toString()));
        }
    }

    /**
     * Reads a folder.
     *
     * @throws IOException when it cannot be read
     * @throws PackageRefused when something in it belongs to no strategy, or is missing
     */
    public static StrategyFolder read(Path folder) throws IOException {
        Path about = folder.resolve(ABOUT);
        if (!Files.isRegularFile(about)) {
            throw new PackageRefused(
                    Code.NOT_FOUND, "there is no " + about + ". Maybe: traider strategy new NAME --dir=" + folder);
        }
        SortedMap<String, byte[]> parts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.equals(ABOUT) && Stream.of(path.split("/")).noneMatch(part -> part.startsWith("."))) {
                    parts.put(Parts.named(path), bytes(file, path));
                }
            }
        }
        Map<?, ?> fields = fields(Files.readString(about));
        StrategyContent content = new StrategyContent(field(fields, "name"), parts);
        String set = Manifest.computed(ABOUT, field(fields, "featureSet"));
        return new StrategyFolder(content, version(fields), field(fields, "summary"), set);
    }

    private static byte[] bytes(Path file, String path) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > Parts.most(path)) {
            throw new PackageRefused(
                    Code.TOO_LARGE, path + " is a link, or has more than " + Parts.most(path) + " bytes");
        }
        return Files.readAllBytes(file);
    }

    /** A shipped strategy, with the models that it asks. */
    public static StrategyFolder shipped(String name) {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        parts.put(Parts.STRATEGY, utf8(ShippedFiles.strategyFile(name)));
        ShippedPacks.of(name).files().forEach((file, text) -> parts.put(Parts.RULES + file, utf8(text)));
        StrategyDefinition definition = StrategyDefinition.parse(ShippedFiles.strategyFile(name), "live");
        String set = "";
        for (ScorePlan.Part part : definition.score().parts()) {
            ShippedModel model = ShippedModel.of(part.model(), part.version());
            set = model.card().featureSet();
            parts.put(Parts.MODELS + part.id() + Parts.ONNX, model.onnx());
            parts.put(Parts.MODELS + part.id() + Parts.CARD, utf8(model.card().text()));
        }
        return new StrategyFolder(new StrategyContent(name, parts), 1, "As it ships with TRAIDER", set);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<?, ?> fields(String yaml) {
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            if (read instanceof Map<?, ?> fields) {
                return fields;
            }
            throw new PackageRefused(Code.INVALID, ABOUT + " is no map of name, version, summary and featureSet");
        } catch (YAMLException e) {
            throw new PackageRefused(Code.INVALID, ABOUT + " is no YAML: " + e.getMessage(), e);
        }
    }

    private static String field(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new PackageRefused(Code.INVALID, ABOUT + " lacks '" + name + "', it has " + fields.keySet());
    }

    private static int version(Map<?, ?> fields) {
        if (fields.get("version") instanceof Integer number && number > 0) {
            return number;
        }
        throw new PackageRefused(
                Code.INVALID, ABOUT + " has version " + fields.get("version") + ". Maybe 1, then one more each time");
    }

    /**
     * The manifest of a package of this.
     *
     * @param publisher as they call themselves
     * @param created ISO-8601
     */
    public Manifest manifest(String publisher, String software, String created) {
        return new Manifest(
                1, content.name(), version, summary, publisher, featureSet, software, created, content.named());
    }

    /** The same with what its publisher measured. */
    public StrategyFolder with(TrackRecord record) {
        return new StrategyFolder(content.with(record), version, summary, featureSet);
    }

    /** The names of what can be exported without a folder. */
    public static List<String> shippedNames() {
        return ShippedFiles.strategyNames();
    }

    private static String resource(String path) {
        try (InputStream in = StrategyFolder.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
