package io.traider.model;

import java.util.Collections;
import java.util.HashSet;
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
 * @param steps how many feature vectors, one after another, a sequence model reads; 0 when it reads one alone
 * @param stepMillis how far apart they are, as the strategy evaluates; 0 when it does not matter
 * @param purpose what it was trained for; {@link Purpose#UNSAID} on cards that do not say
 * @param text the card as it was written; empty for one that was never a text
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
        List<Golden> golden,
        int steps,
        int stepMillis,
        Purpose purpose,
        String text) {

    private static final int MOST_LETTERS = 4 << 20;
    private static final int MOST_INPUTS = 4_096;

    /**
     * One input and its score.
     *
     * @param inputs in the card's order; of a sequence model step by step, the oldest first
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
        if (steps < 0 || steps > FeatureWindow.LONGEST || stepMillis < 0 || steps == 0 && stepMillis > 0) {
            throw new IllegalArgumentException("card of " + name + "-" + version + " has " + steps + " steps of "
                    + stepMillis + " ms. Maybe 1 to " + FeatureWindow.LONGEST + " steps");
        }
        if (inputs.size() > MOST_INPUTS || new HashSet<>(inputs).size() != inputs.size()) {
            throw new IllegalArgumentException("card of " + name + "-" + version + " has " + inputs.size()
                    + " inputs. Maybe some twice, or more than " + MOST_INPUTS);
        }
        int values = inputs.size() * Math.max(1, steps);
        for (Golden vector : golden) {
            if (vector.inputs().size() != values) {
                throw new IllegalArgumentException("a golden vector of " + name + "-" + version + " has "
                        + vector.inputs().size() + " values, the model reads " + values);
            }
        }
    }

    /** One of a model that reads a single vector, written down anew. */
    public ModelCard(
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
        this(name, version, featureSet, inputs, predicts, trainedOn, figures, limits, sha256, golden, 0, 0);
    }

    /** One that is written down anew. */
    public ModelCard(
            String name,
            int version,
            String featureSet,
            List<String> inputs,
            String predicts,
            String trainedOn,
            Map<String, Object> figures,
            List<String> limits,
            String sha256,
            List<Golden> golden,
            int steps,
            int stepMillis) {
        this(
                name,
                version,
                featureSet,
                inputs,
                predicts,
                trainedOn,
                figures,
                limits,
                sha256,
                golden,
                steps,
                stepMillis,
                Purpose.UNSAID,
                "");
    }

    /** The card as it was written, or as it would be. */
    @Override
    public String text() {
        return text.isEmpty() ? CardWriter.write(this) : text;
    }

    /** SHA-256 of the text, hexadecimal. */
    public String hash() {
        return Hash.of(text());
    }

    /** How many values it reads for one score. */
    public int values() {
        return inputs.size() * Math.max(1, steps);
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
        if (!(load(yaml) instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException(
                    "a model card is a map of fields, got " + ModelFinding.brief(yaml) + ". Maybe see docs/models.md");
        }
        return new CardReader(fields).read(yaml);
    }

    /** Whatever stands in a text from somewhere: no classes, no aliases that grow, no keys twice. */
    private static Object load(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MOST_LETTERS);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException("a model card is YAML, and this is not: " + e.getMessage(), e);
        }
    }
}
