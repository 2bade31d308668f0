package io.traider.parity;

import io.traider.domain.ReleaseKind;
import io.traider.engine.Artefact;
import io.traider.engine.Artefacts;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shelf;
import io.traider.engine.Strategy;
import io.traider.engine.StrategyDefinition;
import io.traider.journal.ArtefactStore;
import io.traider.model.ScoreSource;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came into force while a recorded session ran, as it was kept then. Keeps the packs that it compiled last, and the score
 * sources that it loaded.
 */
final class KeptShelf implements Shelf, AutoCloseable {

    private static final int COMPILED = 32;
    private static final int LOADED = 8;

    private final ArtefactStore kept;
    private final Collection<EngineSetup> known;
    private final Function<Artefact, RulePack> packs;
    private final Map<String, RulePack> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RulePack> eldest) {
            return size() > COMPILED;
        }
    };

    private final Map<String, ScoreSource> sources = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ScoreSource> eldest) {
            boolean leaves = size() > LOADED;
            if (leaves) {
                eldest.getValue().close();
            }
            return leaves;
        }
    };

    /**
     * @param known what needs not be compiled again; grows
     * @param packs makes rule packs of what was kept
     */
    KeptShelf(ArtefactStore kept, Collection<EngineSetup> known, Function<Artefact, RulePack> packs) {
        this.packs = packs;
        this.kept = kept;
        this.known = known;
    }

    @Override
    public @Nullable RulePack rules(String name, String hash) {
        RulePack before = compiled.get(name + hash);
        RulePack found = before != null ? before : made(name, hash);
        if (found != null) {
            compiled.put(name + hash, found);
        }
        return found;
    }

    private @Nullable RulePack made(String name, String hash) {
        for (EngineSetup setup : known) {
            for (RulePack pack : setup.packs()) {
                if (pack.name().equals(name) && pack.hash().equals(hash)) {
                    return pack.twin();
                }
            }
        }
        Artefact artefact = find(ReleaseKind.RULE_PACK.key(name), hash);
        return artefact == null ? null : packs.apply(artefact);
    }

    @Override
    public @Nullable LimitBook limits(String name, String hash) {
        for (EngineSetup setup : known) {
            LimitBook book = setup.limits().get(name);
            if (book != null && book.hash().equals(hash)) {
                return book;
            }
        }
        Artefact artefact = find(ReleaseKind.LIMITS.key(name), hash);
        return artefact == null ? null : Artefacts.limits(artefact);
    }

    @Override
    public @Nullable ScoreSource source(String strategy, String hash) {
        ScoreSource before = sources.get(strategy + hash);
        ScoreSource found = before != null ? before : loaded(strategy, hash);
        if (found == null) {
            return null;
        }
        sources.put(strategy + hash, found);
        return found.share();
    }

    private @Nullable ScoreSource loaded(String strategy, String hash) {
        for (EngineSetup setup : known) {
            for (Strategy each : setup.strategies()) {
                if (each.definition().name().equals(strategy)
                        && each.source().hash().equals(hash)) {
                    return each.source().twin();
                }
            }
        }
        Artefact artefact = find(ReleaseKind.MODEL.key(strategy), hash);
        return artefact == null ? null : Artefacts.source(artefact, this::find);
    }

    @Override
    public @Nullable StrategyDefinition strategy(String name, String hash, String feed) {
        Artefact artefact = find(ReleaseKind.STRATEGY.key(name), hash);
        if (artefact != null) {
            return Artefacts.strategy(artefact, feed);
        }
        return known.stream()
                .flatMap(setup -> setup.strategies().stream())
                .map(Strategy::definition)
                .filter(each -> each.name().equals(name)
                        && each.hash().equals(hash)
                        && !each.text().isEmpty())
                .findFirst()
                .map(each -> StrategyDefinition.parse(each.text(), feed))
                .orElse(null);
    }

    /** The artefact that was kept; {@code null} when it was not. */
    @Nullable
    Artefact find(String key, String hash) {
        SortedMap<String, byte[]> files = kept.find(key, hash);
        return files.isEmpty() ? null : new Artefact(key, hash, files);
    }

    @Override
    public void close() {
        sources.values().forEach(ScoreSource::close);
        sources.clear();
    }
}
