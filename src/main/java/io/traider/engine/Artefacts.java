package io.traider.engine;

import io.traider.domain.ReleaseKind;
import io.traider.feature.FeatureEngine;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.risk.LimitBook;
import io.traider.rule.PretradeRules;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Artefacts taken out of a setup, and a setup made of artefacts. */
public final class Artefacts {

    private static final String TEXT = "text.yml";
    private static final String MODEL = "model.onnx";
    private static final String CARD = "card.yml";
    private static final String PRETRADE = ReleaseKind.RULE_PACK.key("pretrade");

    private Artefacts() {}

    /**
     * What a setup is made of and names among its versions, as far as it is shipped with the platform: strategies with
     * changed values, and models with cards of their own, are left out.
     */
    public static List<Artefact> of(EngineSetup setup) {
        SortedMap<String, Artefact> all = new TreeMap<>();
        add(all, of(setup.pretrade().pack()));
        for (Strategy strategy : setup.strategies()) {
            StrategyDefinition definition = strategy.definition();
            add(all, of(strategy.rules().pack()));
            strategy(definition).ifPresent(artefact -> add(all, artefact));
            add(all, of(setup.limits().get(definition.limits())));
            model(strategy.model()).ifPresent(artefact -> add(all, artefact));
        }
        return List.copyOf(all.values());
    }

    private static Optional<Artefact> strategy(StrategyDefinition definition) {
        String text = EngineSetup.resource("strategy/" + definition.name() + ".yml");
        return Sha.of(text).equals(definition.hash())
                ? Optional.of(text(ReleaseKind.STRATEGY.key(definition.name()), definition.hash(), text))
                : Optional.empty();
    }

    private static Optional<Artefact> model(OnnxModel model) {
        ModelCard card = model.card();
        String text = EngineSetup.resource("models/onnx/" + card.name() + "/" + card.version() + "/" + CARD);
        SortedMap<String, byte[]> files =
                new TreeMap<>(Map.of(MODEL, model.onnx(), CARD, text.getBytes(StandardCharsets.UTF_8)));
        return ModelCard.parse(text).equals(card)
                ? Optional.of(new Artefact(ReleaseKind.MODEL.key(model.name()), model.hash(), files))
                : Optional.empty();
    }

    private static void add(SortedMap<String, Artefact> all, Artefact artefact) {
        all.put(artefact.key(), artefact);
    }

    /** A rule pack as it is kept. */
    public static Artefact of(RulePack pack) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        pack.files().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new Artefact(ReleaseKind.RULE_PACK.key(pack.name()), pack.hash(), files);
    }

    /** A limit set as it is kept. */
    public static Artefact of(LimitBook limits) {
        return text(ReleaseKind.LIMITS.key(limits.name()), limits.hash(), limits.text());
    }

    private static Artefact text(String key, String hash, String text) {
        return new Artefact(key, hash, new TreeMap<>(Map.of(TEXT, text.getBytes(StandardCharsets.UTF_8))));
    }

    /**
     * A setup of these artefacts, with instruments and dollar rates of the present; strategies in the order of the present
     * ones.
     *
     * @param feed {@code simulated}, {@code live} or {@code replay}
     * @throws IllegalArgumentException when one is missing, is not what its hash says, or cannot be read any more
     */
    public static EngineSetup setup(String feed, SortedMap<String, Artefact> artefacts, EngineSetup present) {
        SortedMap<String, LimitBook> limits = new TreeMap<>(present.limits());
        List<Strategy> strategies = new ArrayList<>();
        artefacts.forEach((key, artefact) -> {
            if (key.startsWith(ReleaseKind.LIMITS.key(""))) {
                LimitBook book = limits(artefact);
                limits.put(book.name(), book);
            }
        });
        artefacts.forEach((key, artefact) -> {
            if (key.startsWith(ReleaseKind.STRATEGY.key(""))) {
                strategies.add(strategy(StrategyDefinition.parse(text(artefact), feed), artefacts));
            }
        });
        List<String> order = present.strategies().stream()
                .map(each -> each.definition().name())
                .toList();
        strategies.sort(Comparator.comparingInt(
                (Strategy each) -> place(order, each.definition().name())));
        EngineSetup made = new EngineSetup(
                present.instruments(),
                present.dollars(),
                limits,
                strategies,
                new PretradeRules(pack(artefacts, PRETRADE)));
        check(made, artefacts);
        return made;
    }

    private static int place(List<String> order, String name) {
        int at = order.indexOf(name);
        return at < 0 ? order.size() : at;
    }

    private static Strategy strategy(StrategyDefinition definition, SortedMap<String, Artefact> artefacts) {
        Artefact model = get(artefacts, ReleaseKind.MODEL.key(definition.model() + "-" + definition.modelVersion()));
        return new Strategy(
                definition,
                new StrategyRules(pack(artefacts, ReleaseKind.RULE_PACK.key(definition.name()))),
                OnnxModel.load(
                        file(model, MODEL),
                        ModelCard.parse(new String(file(model, CARD), StandardCharsets.UTF_8)),
                        FeatureEngine.SET));
    }

    private static RulePack pack(SortedMap<String, Artefact> artefacts, String key) {
        return pack(get(artefacts, key));
    }

    /**
     * The rule pack that was kept, compiled.
     *
     * @throws IllegalArgumentException when it does not compile any more, or is not what its hash says
     */
    public static RulePack pack(Artefact kept) {
        SortedMap<String, String> files = new TreeMap<>();
        kept.files().forEach((name, text) -> files.put(name, new String(text, StandardCharsets.UTF_8)));
        RulePack pack = RulePack.compile(ReleaseKind.RULE_PACK.name(kept.key()), files);
        check(kept, pack.hash());
        return pack;
    }

    /**
     * The limit set that was kept.
     *
     * @throws IllegalArgumentException when it cannot be read any more, or is not what its hash says
     */
    public static LimitBook limits(Artefact kept) {
        LimitBook book = LimitBook.parse(text(kept));
        check(kept, book.hash());
        return book;
    }

    private static void check(Artefact kept, String hash) {
        if (!kept.hash().equals(hash)) {
            throw new IllegalArgumentException(
                    "artefact " + kept.key() + " should have hash " + kept.hash() + ", has " + hash);
        }
    }

    private static Artefact get(SortedMap<String, Artefact> artefacts, String key) {
        Artefact found = artefacts.get(key);
        if (found == null) {
            throw new IllegalArgumentException("no artefact " + key + ", only " + artefacts.keySet());
        }
        return found;
    }

    /** Whatever its file is called, when there is but one. */
    private static String text(Artefact artefact) {
        SortedMap<String, byte[]> files = artefact.files();
        return new String(file(artefact, files.size() == 1 ? files.firstKey() : TEXT), StandardCharsets.UTF_8);
    }

    private static byte[] file(Artefact artefact, String name) {
        byte[] content = artefact.files().get(name);
        if (content == null) {
            throw new IllegalArgumentException("artefact " + artefact.key() + " lacks " + name + ", it has "
                    + artefact.files().keySet());
        }
        return content;
    }

    private static void check(EngineSetup made, SortedMap<String, Artefact> artefacts) {
        artefacts.forEach((key, artefact) -> {
            if (!artefact.hash().equals(made.versions().get(key))) {
                made.close();
                throw new IllegalArgumentException("artefact " + key + " should have hash " + artefact.hash() + ", has "
                        + made.versions().get(key));
            }
        });
    }
}
