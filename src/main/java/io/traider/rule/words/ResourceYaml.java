package io.traider.rule.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A YAML map that is shipped with the platform. */
final class ResourceYaml {

    private ResourceYaml() {}

    /** Empty when nothing is at that path of the class path. */
    static Optional<Map<?, ?>> read(String path) {
        try (InputStream in = ResourceYaml.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                return Optional.empty();
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (root instanceof Map<?, ?> map) {
                return Optional.of(map);
            }
            throw new IllegalStateException(path + " is no YAML map");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
