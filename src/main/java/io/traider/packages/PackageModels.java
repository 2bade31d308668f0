package io.traider.packages;

import io.traider.journal.release.PackageStore;
import io.traider.model.ModelCard;
import io.traider.packages.PackageRefused.Code;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Whether the models of a package have their place among those that are registered here: whoever brings them
 * hears that they do not fit, rather than whoever installs them. Blocking; for any thread.
 */
final class PackageModels {

    private final PackageStore store;

    PackageModels(PackageStore store) {
        this.store = store;
    }

    /**
     * Each is registered already as it is, or follows the last version of its name.
     *
     * @param content that passed its check
     * @throws PackageRefused when one does neither
     */
    void fit(StrategyContent content) {
        List<StrategyContent.Model> inOrder = content.models().values().stream()
                .sorted(Comparator.comparingInt(model -> card(model).version()))
                .toList();
        Map<String, Integer> last = new HashMap<>();
        for (StrategyContent.Model model : inOrder) {
            ModelCard card = card(model);
            SortedMap<Integer, String> known = store.models(card.name());
            if (known.containsKey(card.version())) {
                same(model, known.get(card.version()));
            } else {
                int before = last.getOrDefault(card.name(), known.isEmpty() ? 0 : known.lastKey());
                follows(card, before);
                last.put(card.name(), card.version());
            }
        }
    }

    private static ModelCard card(StrategyContent.Model model) {
        return ModelCard.parse(model.card());
    }

    private static void same(StrategyContent.Model model, String hash) {
        if (!Hashes.sha256(model.onnx()).equals(hash)) {
            throw new PackageRefused(
                    Code.INVALID,
                    "model " + model.id() + " is registered here already, with the file " + hash
                            + ". Maybe give it another name");
        }
    }

    private static void follows(ModelCard card, int before) {
        if (card.version() != before + 1) {
            throw new PackageRefused(
                    Code.INVALID,
                    "version " + card.version() + " of model " + card.name() + " does not follow "
                            + (before == 0 ? "anything, since none is registered here" : "version " + before)
                            + ". Maybe version: " + (before + 1) + ", or bring those before it first");
        }
    }
}
