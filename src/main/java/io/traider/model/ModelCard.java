package io.traider.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What is known of a model, as it stands in {@code card.yml} beside it.
 *
 * @param name for example {@code direction}
 * @param version from 1
 * @param featureSet the set it reads from, for example {@code market-1}
 * @param inputs the features it reads, in the model's order
 * @param predicts what the score means
 * @param trainedOn the data, in a person's words
 * @param figures measured on data that it had not seen, by name
 * @param limits where it must not be trusted
 * @param sha256 of the model file, hexadecimal
 * @param golden inputs with the score that the training program saw
 */
public record ModelCard(
        String name,
        int version,
        String featureSet,
        List<String> inputs,
        String predicts,
        String trainedOn,
        Map<String, Object> figures,
        List<String> limits,
        String sha256,
        List<Golden> golden) {

    /**
     * One input and its score.
     *
     * @param inputs in the card's order
     */
    public record Golden(List<Double> inputs, double score) {}

    public ModelCard {
        inputs = List.copyOf(inputs);
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        limits = List.copyOf(limits);
        golden = List.copyOf(golden);
        if (inputs.isEmpty() || golden.isEmpty()) {
            throw new IllegalArgumentException("card of " + name + "-" + version
                    + " needs inputs and golden vectors, has " + inputs.size() + " and " + golden.size());
        }
    }

    /** Name and version, for example {@code direction-1}. */
    public String id() {
        return name + "-" + version;
    }

    /**
     * Reads a card.
     *
     * @throws IllegalArgumentException when a field is missing or is of another kind, naming it
     */
    public static ModelCard parse(String yaml) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        if (!(root instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("a model card is a map of fields, got " + root);
        }
        return new CardReader(fields).read();
    }
}
