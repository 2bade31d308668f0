package io.traider.release;

import io.traider.engine.PackUse;
import io.traider.engine.RuleUse;
import io.traider.journal.release.UseStore;
import io.traider.journal.release.UseStore.Hits;
import io.traider.journal.release.UseStore.Used;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Notes by the minute what the session counts since its packs came into force. For one thread. */
final class UseNotes {

    private static final Duration TIDY = Duration.ofMinutes(10);
    private static final RuleUse NEVER = new RuleUse(0, 0);

    private final UseStore store;
    private final Map<String, PackUse> noted = new TreeMap<>();
    private Instant tidied = Instant.EPOCH;

    UseNotes(UseStore store) {
        this.store = store;
    }

    void note(List<PackUse> use, Set<String> keys, Instant now) {
        List<Used> since = new ArrayList<>();
        for (PackUse each : use) {
            String key = ReleaseKey.rules(each.pack()).toString();
            PackUse before = noted.put(each.pack(), each);
            if (before == null || !before.hash().equals(each.hash()) || before.asked() > each.asked()) {
                before = null;
            }
            if (keys.contains(key) && each.asked() > (before == null ? 0 : before.asked())) {
                since.add(since(key, before, each));
            }
        }
        store.note(since, now);
        if (tidied.plus(TIDY).isBefore(now)) {
            tidied = now;
            store.forget(now);
        }
    }

    private static Used since(String key, @Nullable PackUse before, PackUse now) {
        SortedMap<String, Hits> hits = new TreeMap<>();
        now.rules().forEach((rule, use) -> {
            RuleUse was = before == null ? NEVER : before.rules().getOrDefault(rule, NEVER);
            if (use.hits() > was.hits()) {
                hits.put(rule, new Hits(use.hits() - was.hits(), use.nanos() - was.nanos()));
            }
        });
        return new Used(
                key,
                now.asked() - (before == null ? 0 : before.asked()),
                now.nanos() - (before == null ? 0 : before.nanos()),
                now.faults() - (before == null ? 0 : before.faults()),
                hits);
    }
}
