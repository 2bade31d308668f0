package io.traider.console;

import io.traider.release.Content;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Two texts of one draft between which somebody is to choose; what they typed before they saw that joins theirs. */
final class Dispute {

    private final Function<Content, ConflictDialog> ask;
    private Content mine;
    private ConflictDialog asked;

    /** @param ask opens a dialog on what is theirs who is asked */
    Dispute(Content mine, Function<Content, ConflictDialog> ask) {
        this.mine = mine;
        this.ask = ask;
        asked = ask.apply(mine);
    }

    /** Asks anew, with files that were on their way when it was asked. */
    void join(SortedMap<String, String> files) {
        SortedMap<String, String> all = new TreeMap<>(mine.files());
        all.putAll(files);
        if (!all.equals(mine.files())) {
            mine = new Content(all);
            asked.close();
            asked = ask.apply(mine);
        }
    }
}
