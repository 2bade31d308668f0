package io.traider.release;

import io.traider.domain.ReleaseKind;
import io.traider.engine.EngineSetup;
import io.traider.journal.ArtefactStore;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import io.traider.session.LiveShelf;
import java.nio.charset.StandardCharsets;
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
}
