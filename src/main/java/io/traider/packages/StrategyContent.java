package io.traider.packages;

import io.traider.engine.StrategyDefinition;
import io.traider.engine.StrategySettings;
import io.traider.packages.PackageRefused.Code;
import io.traider.rule.PackKind;
import io.traider.rule.PackSource;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Everything that a strategy consists of, by its parts; whether rules and models are any good is for {@link PackageCheck}.
 *
 * @param parts bytes by path
 */
public record StrategyContent(String name, SortedMap<String, byte[]> parts) {

    /** Definitions have no anchors and aliases but those of feeds; more would make a small text a large one, or endless. */
    private static final Pattern SHARED = Pattern.compile("  (live|replay|simulated): [&*][A-Za-z]{1,40}\\s*");

    private static final Pattern MARKED = Pattern.compile("(^|[\\s\\[{,:-])[&*]\\S");

    /** A model with its card, by the name and version of its folder. */
    public record Model(String id, byte[] onnx, String card) {}

    /** @throws PackageRefused when a part is missing that every strategy has, or is no text */
    public StrategyContent {
        Manifest.named(name);
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        for (String path : List.of(Parts.STRATEGY, Parts.RULES + name + ".drl", Parts.RULES + PackSource.SCENARIOS)) {
            if (!parts.containsKey(path)) {
                throw new PackageRefused(Code.INVALID, "strategy " + name + " lacks " + path);
            }
        }
        parts.forEach((path, bytes) -> {
            if (!path.endsWith(Parts.ONNX)) {
                text(path, bytes);
            }
        });
    }

    private static String text(String path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PackageRefused(Code.INVALID, path + " is no text in UTF-8", e);
        }
    }

    private String text(String path) {
        return text(path, parts.get(path));
    }

    /** The text of the definition. */
    public String definition() {
        return text(Parts.STRATEGY);
    }

    /**
     * The definition with a feed's temper.
     *
     * @throws PackageRefused when it cannot be read, or is another strategy's
     */
    public StrategyDefinition definition(String feed) {
        return read(() -> {
            String text = definition();
            plain(text);
            StrategyDefinition definition = StrategyDefinition.parse(text, feed);
            if (!definition.name().equals(name)) {
                throw new IllegalArgumentException(
                        "strategy.yml is of '" + definition.name() + "', the package of '" + name + "'");
            }
            if (!definition.settings().equals(StrategySettings.NONE)) {
                throw new IllegalArgumentException("strategy.yml has a set: part, which is for the platform to write");
            }
            return definition;
        });
    }

    private static void plain(String text) {
        text.lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", ""))
                .filter(line ->
                        MARKED.matcher(line).find() && !SHARED.matcher(line).matches())
                .findFirst()
                .ifPresent(line -> {
                    throw new IllegalArgumentException("strategy.yml has an anchor or alias in '" + line.strip()
                            + "'. Maybe only where one feed's temper is another's: replay: *hours");
                });
    }

    /** @throws PackageRefused when they are no pack */
    public PackSource rules() {
        SortedMap<String, String> files = new TreeMap<>();
        parts.tailMap(Parts.RULES).forEach((path, bytes) -> {
            if (path.startsWith(Parts.RULES)) {
                files.put(path.substring(Parts.RULES.length()), text(path));
            }
        });
        return read(() -> new PackSource(PackKind.STRATEGY, name, files));
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
            throw new PackageRefused(Code.INVALID, String.valueOf(e.getMessage()), e);
        } catch (YAMLException e) {
            throw new PackageRefused(Code.INVALID, "strategy.yml is no YAML: " + e.getMessage(), e);
        }
    }

    /**
     * The models, by name and version.
     *
     * @throws PackageRefused when one lacks its card, or a card its model
     */
    public SortedMap<String, Model> models() {
        SortedMap<String, Model> models = new TreeMap<>();
        for (String path : parts.keySet()) {
            if (path.startsWith(Parts.MODELS)) {
                String id = path.substring(Parts.MODELS.length(), path.lastIndexOf('/'));
                Function<String, byte[]> part = end -> {
                    byte[] bytes = parts.get(Parts.MODELS + id + end);
                    if (bytes == null) {
                        throw new PackageRefused(Code.INVALID, "model " + id + " lacks" + end.replace('/', ' '));
                    }
                    return bytes;
                };
                models.put(id, new Model(id, part.apply(Parts.ONNX), text(path, part.apply(Parts.CARD))));
            }
        }
        return models;
    }

    /** What its publisher measured; {@code null} when they did not say. */
    public @Nullable TrackRecord record() {
        byte[] bytes = parts.get(Parts.RECORD);
        return bytes == null ? null : TrackRecord.parse(bytes);
    }

    /** The same with what its publisher measured. */
    public StrategyContent with(TrackRecord record) {
        SortedMap<String, byte[]> more = new TreeMap<>(parts);
        more.put(Parts.RECORD, record.bytes());
        return new StrategyContent(name, more);
    }

    /** What its author says of it; empty when they say nothing. */
    public String readme() {
        return parts.containsKey(Parts.README) ? text(Parts.README) : "";
    }

    /** The parts as a manifest names them. */
    List<Manifest.Part> named() {
        return parts.entrySet().stream()
                .map(part -> Manifest.Part.of(part.getKey(), part.getValue()))
                .toList();
    }
}
