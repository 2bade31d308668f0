package io.traider.release;

import io.traider.domain.ReleaseKind;
import io.traider.engine.Artefact;
import io.traider.engine.Artefacts;
import io.traider.engine.EngineSetup;
import io.traider.engine.Strategy;
import io.traider.engine.StrategyDefinition;
import io.traider.journal.ArtefactStore;
import io.traider.model.ScoreSource;
import io.traider.model.ScoreSpec;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import io.traider.session.LiveShelf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A version made ready to come into force. */
sealed interface Ready {

    /** What a session had ready before, of the latest few of each rule pack: nothing is built again. */
    static Optional<Ready> known(LiveShelf shelf, ReleaseKey key, String hash) {
        return key.kind() == ReleaseKind.RULE_PACK
                ? Optional.ofNullable(shelf.rules(key.name(), hash)).map(Rules::new)
                : Optional.empty();
    }

    /** As replays name it. */
    String hash();

    /** Keeps it for replays. */
    void keep(ReleaseKey key, ArtefactStore store);

    /** Puts it where a session finds it. */
    void put(LiveShelf shelf);

    /** The setup with it in the place of what has its name. */
    EngineSetup into(EngineSetup setup);

    record Rules(RulePack pack) implements Ready {

        @Override
        public String hash() {
            return pack.hash();
        }

        @Override
        public void keep(ReleaseKey key, ArtefactStore store) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            pack.files().forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
            store.keep(key.toString(), pack.hash(), files);
        }

        @Override
        public void put(LiveShelf shelf) {
            shelf.put(pack);
        }

        @Override
        public EngineSetup into(EngineSetup setup) {
            return setup.with(pack);
        }
    }

    record LimitSet(LimitBook book) implements Ready {

        @Override
        public String hash() {
            return book.hash();
        }

        @Override
        public void keep(ReleaseKey key, ArtefactStore store) {
            store.keep(
                    key.toString(), book.hash(), Map.of("text.yml", book.text().getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void put(LiveShelf shelf) {
            shelf.put(book);
        }

        @Override
        public EngineSetup into(EngineSetup setup) {
            return setup.with(book);
        }
    }

    /** Its models are loaded when it comes into force; those that are in use already are not loaded again. */
    record Score(String strategy, ScoreSpec spec, KeptModels models) implements Ready {

        @Override
        public String hash() {
            return spec.hash();
        }

        @Override
        public void keep(ReleaseKey key, ArtefactStore store) {
            SortedMap<String, byte[]> cards = new TreeMap<>();
            spec.members()
                    .forEach(
                            member -> cards.put(member.id(), models.card(member).getBytes(StandardCharsets.UTF_8)));
            Artefact kept = Artefacts.of(strategy, spec, cards);
            store.keep(kept.key(), kept.hash(), kept.files());
        }

        @Override
        public void put(LiveShelf shelf) {
            shelf.put(strategy, spec, models::load);
        }

        @Override
        public EngineSetup into(EngineSetup setup) {
            ScoreSource loaded = ScoreSource.of(spec, models::load);
            List<ScoreSource> replaced = setup.strategies().stream()
                    .filter(each -> each.definition().name().equals(strategy))
                    .map(Strategy::source)
                    .toList();
            EngineSetup made = setup.with(strategy, loaded);
            replaced.forEach(ScoreSource::close);
            return made;
        }
    }

    record Plan(StrategyDefinition definition) implements Ready {

        @Override
        public String hash() {
            return definition.hash();
        }

        @Override
        public void keep(ReleaseKey key, ArtefactStore store) {
            Artefact kept = Artefacts.of(definition);
            store.keep(kept.key(), kept.hash(), kept.files());
        }

        @Override
        public void put(LiveShelf shelf) {
            shelf.put(definition);
        }

        @Override
        public EngineSetup into(EngineSetup setup) {
            return setup.with(definition);
        }
    }
}
