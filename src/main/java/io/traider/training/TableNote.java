package io.traider.training;

import io.traider.domain.InstrumentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What an export is of, as it stands in a file beside it.
 *
 * @param featureSet for example {@code market-1}
 * @param source in a person's words
 * @param simulated whether any of it is of the simulated market
 * @param from first moment asked for, ISO 8601, or {@code the beginning}
 * @param to the moment after the last, or {@code the end}
 * @param rows how many
 * @param everyMillis cadence of each instrument
 * @param horizons names of them
 * @param fees what the net returns were reckoned with
 * @param funding half-lives of the funding features, in words
 * @param instruments rows of each
 * @param software that wrote it
 */
public record TableNote(
        String featureSet,
        String source,
        boolean simulated,
        String from,
        String to,
        long rows,
        long everyMillis,
        List<String> horizons,
        String fees,
        String funding,
        SortedMap<InstrumentId, Long> instruments,
        String software) {

    /** Where the note of a table is. */
    public static Path beside(Path table) {
        return table.resolveSibling(table.getFileName() + ".yml");
    }

    /** The text of the file. */
    public String text() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("featureSet", featureSet);
        fields.put("source", source);
        fields.put("simulated", simulated);
        fields.put("from", from);
        fields.put("to", to);
        fields.put("rows", rows);
        fields.put("everyMillis", everyMillis);
        fields.put("horizons", horizons);
        fields.put("fees", fees);
        fields.put("funding", funding);
        Map<String, Long> counts = new LinkedHashMap<>();
        instruments.forEach((instrument, count) -> counts.put(instrument.toString(), count));
        fields.put("instruments", counts);
        fields.put("software", software);
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(fields);
    }

    /**
     * The source and the feature set out of a table's note.
     *
     * @throws IOException when there is none, or it does not say
     */
    public static Origin origin(Path table) throws IOException {
        Path file = beside(table);
        if (!Files.exists(file)) {
            throw new NoSuchFileException("no " + file.getFileName() + " beside " + table
                    + ". Maybe the export was moved without it; the card says what a model was trained on by it");
        }
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        if (root instanceof Map<?, ?> map
                && map.get("source") instanceof String source
                && map.get("simulated") instanceof Boolean simulated
                && map.get("featureSet") instanceof String set
                && map.get("everyMillis") instanceof Number every) {
            return new Origin(source, simulated, set, every.longValue());
        }
        throw new IOException(file + " does not say source, simulated, featureSet and everyMillis. Maybe export again");
    }

    /** What training needs of a note. */
    public record Origin(String source, boolean simulated, String featureSet, long everyMillis) {}
}
