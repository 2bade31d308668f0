package io.traider.parity;

import io.traider.domain.ReleaseKind;
import io.traider.engine.Artefact;
import io.traider.engine.Artefacts;
import io.traider.engine.EngineSetup;
import io.traider.engine.Shelf;
import io.traider.journal.ArtefactStore;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came into force while a recorded session ran, as it was kept then. Keeps the packs that it compiled last. */
final class KeptShelf implements Shelf {

    private static final int COMPILED = 32;

    private final ArtefactStore kept;
    private final Collection<EngineSetup> known;
    private final Map<String, RulePack> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RulePack> eldest) {
            return size() > COMPILED;
        }
    };

    /** @param known what needs not be compiled again; grows */
    KeptShelf(ArtefactStore kept, Collection<EngineSetup> known) {
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
            for (RulePack pack : packs(setup)) {
                if (pack.name().equals(name) && pack.hash().equals(hash)) {
                    return pack.twin();
                }
            }
        }
        Artefact artefact = find(ReleaseKind.RULE_PACK.key(name), hash);
        return artefact == null ? null : Artefacts.pack(artefact);
    }

    private static Iterable<RulePack> packs(EngineSetup setup) {
        return Stream.concat(
                        Stream.of(setup.pretrade().pack()),
                        setup.strategies().stream().map(each -> each.rules().pack()))
                .toList();
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

    private @Nullable Artefact find(String key, String hash) {
        SortedMap<String, byte[]> files = kept.find(key, hash);
        return files.isEmpty() ? null : new Artefact(key, hash, files);
    }
}
