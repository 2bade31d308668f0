package io.traider.engine;

import io.traider.domain.ReleaseKind;
import io.traider.feature.FeatureEngine;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.risk.LimitBook;
import io.traider.rule.AlertRules;
import io.traider.rule.PretradeRules;
import io.traider.rule.RulePack;
import io.traider.rule.StrategyRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Artefacts taken out of a setup, and a setup made of artefacts. */
public final class Artefacts {

    private static final String TEXT = "text.yml";
    private static final String MODEL = "model.onnx";
    private static final String CARD = "card.yml";
    private static final String PRETRADE = ReleaseKind.RULE_PACK.key("pretrade");

    private Artefacts() {}

    /**
     * What a setup is made of and names among its versions, and the models of its score sources; strategies with changed
     * values, which are no text, are left out.
     */
    public static List<Artefact> of(EngineSetup setup) {
        SortedMap<String, Artefact> all = new TreeMap<>();
        add(all, of(setup.pretrade().pack()));
        setup.alerts().forEach(each -> add(all, of(each.pack())));
        for (Strategy strategy : setup.strategies()) {
            StrategyDefinition definition = strategy.definition();
            add(all, of(strategy.rules().pack()));
            if (!definition.text().isEmpty()) {
                add(all, of(definition));
            }
            add(all, of(setup.limits().get(definition.limits())));
            add(all, of(definition.name(), strategy.source()));
            strategy.source().models().forEach(model -> add(all, of(model)));
        }
        return List.copyOf(all.values());
    }

    /**
     * A strategy as it is kept.
     *
     * @throws IllegalArgumentException when it has changed values and is no text
     */
    public static Artefact of(StrategyDefinition definition) {
        if (definition.text().isEmpty()) {
            throw new IllegalArgumentException(
                    "strategy " + definition.name() + " has changed values and no text that could be kept");
        }
        return text(ReleaseKind.STRATEGY.key(definition.name()), definition.hash(), definition.text());
    }

    /** A score source as it is kept: its spec, and the cards of its models, which are kept apart since sources share them. */
    public static Artefact of(String strategy, ScoreSource source) {
        SortedMap<String, byte[]> cards = new TreeMap<>();
        source.models()
                .forEach(model -> cards.put(model.name(), model.card().text().getBytes(StandardCharsets.UTF_8)));
        return of(strategy, source.spec(), cards);
    }

    /**
     * The same of one that is not loaded.
     *
     * @param cards the text of each member's card, by its {@linkplain ScoreSpec.Member#id() name and version}
     */
    public static Artefact of(String strategy, ScoreSpec spec, SortedMap<String, byte[]> cards) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(TEXT, spec.text().getBytes(StandardCharsets.UTF_8));
        cards.forEach((model, text) -> files.put(card(model), text));
        return new Artefact(ReleaseKind.MODEL.key(strategy), spec.hash(), files);
    }

    private static String card(String model) {
        return model + "." + CARD;
    }

    /** A model as it is kept, with a card that it had. */
    public static Artefact of(OnnxModel model) {
        return model(model.name(), model.hash(), model.onnx(), model.card().text());
    }

    /**
     * The same of one that is not loaded.
     *
     * @param id its name and version
     * @param hash SHA-256 of the file, hexadecimal
     */
    public static Artefact model(String id, String hash, byte[] onnx, String card) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(MODEL, onnx);
        files.put(CARD, card.getBytes(StandardCharsets.UTF_8));
        return new Artefact(ReleaseKind.MODEL.key(id), hash, files);
    }

    /**
     * The file of a model that was kept.
     *
     * @throws IllegalArgumentException when the artefact is none
     */
    public static byte[] onnx(Artefact kept) {
        return file(kept, MODEL);
    }

    private static void add(SortedMap<String, Artefact> all, Artefact artefact) {
        all.put(artefact.key() + artefact.hash(), artefact);
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
     * @param kept where the models of score sources are
     * @param packs makes rule packs of what was kept, as {@link #pack} does
     * @throws IllegalArgumentException when one is missing, is not what its hash says, or cannot be read any more
     */
    public static EngineSetup setup(
            String feed,
            SortedMap<String, Artefact> artefacts,
            EngineSetup present,
            Kept kept,
            Function<Artefact, RulePack> packs) {
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
                strategies.add(strategy(StrategyDefinition.parse(text(artefact), feed), artefacts, kept, packs));
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
                new PretradeRules(packs.apply(get(artefacts, PRETRADE))),
                alerts(artefacts, packs),
                EngineSetup.BUDGET_NANOS);
        check(made, artefacts);
        return made;
    }

    /** What raises alerts are the packs that are no strategy's and stand in no order's way; there were none in former times. */
    private static List<AlertRules> alerts(SortedMap<String, Artefact> artefacts, Function<Artefact, RulePack> packs) {
        List<AlertRules> alerts = new ArrayList<>();
        artefacts.forEach((key, artefact) -> {
            boolean rules = key.startsWith(ReleaseKind.RULE_PACK.key("")) && !key.equals(PRETRADE);
            if (rules && !artefacts.containsKey(ReleaseKind.STRATEGY.key(ReleaseKind.RULE_PACK.name(key)))) {
                alerts.add(new AlertRules(packs.apply(artefact)));
            }
        });
        return alerts;
    }

    private static int place(List<String> order, String name) {
        int at = order.indexOf(name);
        return at < 0 ? order.size() : at;
    }

    private static Strategy strategy(
            StrategyDefinition definition,
            SortedMap<String, Artefact> artefacts,
            Kept kept,
            Function<Artefact, RulePack> packs) {
        RulePack rules = packs.apply(get(artefacts, ReleaseKind.RULE_PACK.key(definition.name())));
        return new Strategy(definition, new StrategyRules(rules), source(definition, artefacts, kept));
    }

    private static ScoreSource source(StrategyDefinition definition, SortedMap<String, Artefact> artefacts, Kept kept) {
        Artefact source = artefacts.get(ReleaseKind.MODEL.key(definition.name()));
        return source == null ? beforeSources(definition, artefacts) : source(source, kept);
    }

    /** Of a time when strategies had one model and no spec of it. */
    private static ScoreSource beforeSources(StrategyDefinition definition, SortedMap<String, Artefact> artefacts) {
        return definition.score().load(part -> {
            Artefact model = get(artefacts, ReleaseKind.MODEL.key(part.id()));
            return model(model, text(model, CARD));
        });
    }

    /**
     * The score source that was kept, loaded; its caller closes it.
     *
     * @param models where its models are
     * @throws IllegalArgumentException when a model is missing or does not load any more, or it is not what its hash says
     */
    public static ScoreSource source(Artefact kept, Kept models) {
        ScoreSpec spec = ScoreSpec.parse(text(kept, TEXT));
        check(kept, spec.hash());
        return ScoreSource.of(spec, member -> {
            String key = ReleaseKind.MODEL.key(member.id());
            Artefact model = models.find(key, member.sha256());
            if (model == null) {
                throw new IllegalArgumentException(
                        kept.key() + " needs " + key + " with hash " + member.sha256() + ", which is not kept");
            }
            return model(model, text(kept, card(member.id())));
        });
    }

    private static OnnxModel model(Artefact kept, String card) {
        return OnnxModel.load(file(kept, MODEL), ModelCard.parse(card), FeatureEngine.SET);
    }

    private static String text(Artefact artefact, String file) {
        return new String(file(artefact, file), StandardCharsets.UTF_8);
    }

    /**
     * The strategy that was kept.
     *
     * @param feed whose temper it is to have
     * @throws IllegalArgumentException when it cannot be read any more, or is not what its hash says
     */
    public static StrategyDefinition strategy(Artefact kept, String feed) {
        StrategyDefinition definition = StrategyDefinition.parse(text(kept), feed);
        check(kept, definition.hash());
        return definition;
    }

    /**
     * The rule pack that was kept, compiled in this process: for commands, which do not trade.
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
            if (!artefact.hash().equals(made.versions().get(key)) && !scoredBy(made, artefact)) {
                made.close();
                throw new IllegalArgumentException("artefact " + key + " should have hash " + artefact.hash() + ", has "
                        + made.versions().get(key));
            }
        });
    }

    /** Whether an artefact is a model that some strategy's score comes from. */
    private static boolean scoredBy(EngineSetup made, Artefact artefact) {
        return made.strategies().stream()
                .flatMap(each -> each.source().spec().members().stream())
                .anyMatch(member -> ReleaseKind.MODEL.key(member.id()).equals(artefact.key())
                        && member.sha256().equals(artefact.hash()));
    }
}
