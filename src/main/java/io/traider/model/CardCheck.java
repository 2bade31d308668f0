package io.traider.model;

import io.traider.domain.FeatureSet;
import io.traider.model.gate.ModelShape;
import java.util.ArrayList;
import java.util.List;

/** Whether a card, a model file and a feature set belong together, as far as that can be told without loading the model. */
public final class CardCheck {

    private final ModelCard card;
    private final List<ModelFinding> findings = new ArrayList<>();

    private CardCheck(ModelCard card) {
        this.card = card;
    }

    /**
     * Compares them.
     *
     * @param hash SHA-256 of the file, hexadecimal
     * @param shape what the file reads and gives
     * @return each difference; all are problems
     */
    public static List<ModelFinding> check(ModelCard card, String hash, ModelShape shape, FeatureSet set) {
        CardCheck check = new CardCheck(card);
        check.hash(hash);
        check.set(set);
        check.shape(shape);
        check.metadata(shape);
        check.said();
        return List.copyOf(check.findings);
    }

    private void hash(String hash) {
        if (!hash.equals(card.sha256())) {
            problem(
                    "card, sha256",
                    "the file's SHA-256 is " + hash + ", the card says " + card.sha256(),
                    card.sha256(),
                    "Maybe the card is of another version, or the file changed on its way");
        }
    }

    private void set(FeatureSet set) {
        if (!card.featureSet().equals(set.id())) {
            problem(
                    "card, featureSet",
                    "the platform computes " + set.id() + ", the model reads " + card.featureSet(),
                    card.featureSet(),
                    "Maybe train on features exported from this platform");
            return;
        }
        for (String input : card.inputs()) {
            if (!set.names().contains(input)) {
                String alike = set.names().stream()
                        .filter(input::equalsIgnoreCase)
                        .findFirst()
                        .map(name -> "Maybe '" + name + "'")
                        .orElse("See docs/features.md for those that there are");
                problem("card, inputs", set.id() + " has no feature '" + input + "'", input, alike);
            }
        }
    }

    private void shape(ModelShape shape) {
        if (shape.features() != card.inputs().size() || shape.steps() != card.steps()) {
            String named = (card.steps() == 0 ? "" : card.steps() + " steps of ")
                    + card.inputs().size() + " features";
            problem(
                    "card, " + (shape.steps() == card.steps() ? "inputs" : "steps"),
                    "the model reads " + shape.reads() + ", the card names " + named,
                    named,
                    "Maybe name the features in the order of training; a sequence model needs its number of steps");
        }
    }

    /** What a file says of itself is no more believed than the card, so they have to agree. */
    private void metadata(ModelShape shape) {
        agree(shape, "name", card.name());
        agree(shape, "version", Integer.toString(card.version()));
        agree(shape, "featureSet", card.featureSet());
        agree(shape, "inputs", String.join(",", card.inputs()));
    }

    private void agree(ModelShape shape, String key, String value) {
        String said = shape.metadata().get(key);
        if (said != null && !said.replace(" ", "").equals(value)) {
            problem(
                    "metadata '" + key + "'",
                    "the file says " + ModelFinding.brief(said) + ", the card says " + ModelFinding.brief(value),
                    said,
                    "Maybe the card is of another model");
        }
    }

    /** Without these nobody can judge a model. */
    private void said() {
        Purpose purpose = card.purpose();
        missing(purpose.target().isEmpty(), "target", "Maybe 'target: up', the label that it was trained on");
        if (!purpose.target().isEmpty() && !purpose.known()) {
            problem(
                    "card, target",
                    "nobody here can say whether what foretells '" + ModelFinding.brief(purpose.target())
                            + "' comes true",
                    purpose.target(),
                    "Maybe one of " + Purpose.knownTargets());
        }
        missing(purpose.horizon() == null, "horizon", "Maybe 'horizon: 5s', how far ahead the label looks");
        missing(purpose.span() == null, "span", "Maybe 'span: {from: 2026-01-01T00:00:00Z, to: 2026-02-01T00:00:00Z}'");
        missing(card.figures().isEmpty(), "figures", "Maybe 'figures: {auc: 0.55}', measured on data it had not seen");
    }

    private void missing(boolean missing, String field, String advice) {
        if (missing) {
            problem("card, " + field, "the card does not say it", "", advice);
        }
    }

    private void problem(String where, String message, Object offending, String advice) {
        findings.add(ModelFinding.problem(where, message, offending, advice));
    }
}
