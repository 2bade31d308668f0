package io.traider.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a card that {@link CardReader} reads. */
final class CardWriter {

    private CardWriter() {}

    static String write(ModelCard card) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", card.name());
        fields.put("version", card.version());
        fields.put("featureSet", card.featureSet());
        fields.put("inputs", card.inputs());
        if (card.steps() > 0) {
            fields.put("steps", card.steps());
        }
        if (card.stepMillis() > 0) {
            fields.put("stepMillis", card.stepMillis());
        }
        fields.put("predicts", card.predicts());
        purpose(fields, card.purpose());
        fields.put("trainedOn", card.trainedOn());
        fields.put("figures", card.figures());
        fields.put("limits", card.limits());
        fields.put("sha256", card.sha256());
        fields.put("golden", card.golden().stream().map(CardWriter::golden).toList());
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(fields);
    }

    private static void purpose(Map<String, Object> fields, Purpose purpose) {
        if (!purpose.target().isEmpty()) {
            fields.put("target", purpose.target());
        }
        if (purpose.horizon() != null) {
            fields.put("horizon", purpose.horizon().toMillis() + "ms");
        }
        if (purpose.span() != null) {
            fields.put(
                    "span",
                    Map.of(
                            "from", purpose.span().from().toString(),
                            "to", purpose.span().to().toString()));
        }
    }

    private static Map<String, Object> golden(ModelCard.Golden golden) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("inputs", golden.inputs());
        fields.put("score", golden.score());
        return fields;
    }
}
