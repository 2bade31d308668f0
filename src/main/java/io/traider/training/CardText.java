package io.traider.training;

import io.traider.domain.FeatureSet;
import io.traider.model.ModelCard;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The text of a card: what is said in it is counted or measured. */
final class CardText {

    private static final long SECOND = 1_000_000_000L;

    private final TrainingPlan plan;
    private final FeatureSet set;
    private final List<Tape> tapes;
    private final Map<String, Object> figures;
    private final List<ModelCard.Golden> golden;

    CardText(
            TrainingPlan plan,
            FeatureSet set,
            List<Tape> tapes,
            Map<String, Object> figures,
            List<ModelCard.Golden> golden) {
        this.plan = plan;
        this.set = set;
        this.tapes = tapes;
        this.figures = figures;
        this.golden = golden;
    }

    /** The card of a model file. */
    String of(byte[] onnx) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", plan.name());
        fields.put("version", plan.version());
        fields.put("featureSet", set.id());
        fields.put("inputs", plan.inputs());
        fields.put("target", plan.target().word());
        fields.put("horizon", plan.horizon().name());
        fields.put("span", span());
        fields.put("predicts", plan.target().predicts(plan.horizon()));
        fields.put(
                "trainedOn",
                Booster.LIBRARY + ", one row of " + plan.stride() + " of each instrument: "
                        + tapes.stream().map(Tape::words).collect(Collectors.joining(", ")));
        fields.put("figures", figures);
        fields.put("limits", limits());
        fields.put("sha256", hash(onnx));
        fields.put(
                "golden",
                golden.stream()
                        .map(each -> new LinkedHashMap<>(Map.of("inputs", each.inputs(), "score", each.score())))
                        .toList());
        DumperOptions options = new DumperOptions();
        options.setWidth(120);
        return new Yaml(options).dump(fields);
    }

    private Map<String, String> span() {
        long from = tapes.stream().mapToLong(Tape::firstNanos).min().orElseThrow();
        long to = tapes.stream().mapToLong(Tape::lastNanos).max().orElseThrow();
        Map<String, String> span = new LinkedHashMap<>();
        span.put("from", Instant.ofEpochSecond(Math.floorDiv(from, SECOND)).toString());
        span.put("to", Instant.ofEpochSecond(Math.floorDiv(to, SECOND) + 1).toString());
        return span;
    }

    private List<String> limits() {
        long simulated =
                tapes.stream().filter(Tape::simulated).mapToLong(Tape::rows).sum();
        long recorded = tapes.stream().mapToLong(Tape::rows).sum() - simulated;
        List<String> limits = new ArrayList<>(List.of(
                "Beyond what it was trained on its score stays that of the outermost leaf.",
                "Figures are of a walk forward; the model in the file is trained on everything, so that no data are"
                        + " left on which the file itself was measured.",
                "A weak opinion among other evidence. Nothing here says that trading on it alone earns its costs."));
        if (simulated > recorded) {
            limits.add("Trained mostly on a simulator, whose order flow is simpler than any market's.");
        }
        limits.add(
                recorded == 0
                        ? "Never measured on a real market."
                        : "There are " + recorded
                                + " recorded rows, whose labels overlap; their figures are uncertain.");
        return limits;
    }

    private static String hash(byte[] onnx) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(onnx));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
