package io.traider.release;

import io.traider.domain.Reason;
import io.traider.engine.PackUse;
import io.traider.engine.ShadowDifference;
import io.traider.engine.ShadowUse;
import io.traider.journal.release.StoredShadow;
import io.traider.session.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the running session says of packs in force and in the shadow. */
final class LiveUse {

    /** What rules said that wanted no decision. */
    private static final String NOTHING = "NOTHING";

    private final TradingSession session;

    LiveUse(TradingSession session) {
        this.session = session;
    }

    /** Of one pack since it came into force in this session. */
    record Use(long asked, long nanos, long faults) {

        static final Use NONE = new Use(0, 0, 0);

        Duration mean() {
            return asked == 0 ? Duration.ZERO : Duration.ofNanos(nanos / asked);
        }
    }

    Use of(ReleaseKey key) {
        for (PackUse each : session.state().use()) {
            if (key.equals(ReleaseKey.rules(each.pack()))) {
                return new Use(each.asked(), each.nanos(), each.faults());
            }
        }
        return Use.NONE;
    }

    /** The rules of a pack that the session asks, by name; of one that it does not ask, none. */
    Set<String> rules(ReleaseKey key) {
        return session.state().use().stream()
                .filter(each -> key.equals(ReleaseKey.rules(each.pack())))
                .findFirst()
                .map(each -> each.rules().keySet())
                .orElse(Set.of());
    }

    Shadow shadow(StoredShadow shadow) {
        ReleaseKey key = ReleaseKey.parse(shadow.key());
        for (ShadowUse each : session.state().shadows()) {
            if (each.kind() == key.kind() && each.name().equals(key.name())) {
                return shadow(shadow, key, each);
            }
        }
        return new Shadow(key, shadow.version(), shadow.by(), shadow.since(), 0, 0, List.of(), 0, "");
    }

    static Shadow shadow(StoredShadow shadow, ReleaseKey key, ShadowUse use) {
        return new Shadow(
                key,
                shadow.version(),
                shadow.by(),
                shadow.since(),
                use.agreed(),
                use.differed(),
                use.latest().stream().map(LiveUse::apart).toList(),
                use.faults(),
                use.lastFault());
    }

    private static Shadow.Apart apart(ShadowDifference apart) {
        return new Shadow.Apart(
                apart.sequence(),
                apart.active().equals(NOTHING) ? -1 : apart.ordinal(),
                Instant.ofEpochSecond(0, apart.nanos()),
                apart.instrument() == null ? apart.strategy() : apart.strategy() + " in " + apart.instrument(),
                words(apart.active(), apart.activeReasons()),
                words(apart.shadow(), apart.shadowReasons()));
    }

    private static String words(String said, List<Reason> reasons) {
        return reasons.isEmpty()
                ? said
                : said
                        + reasons.stream()
                                .map(reason -> reason.code()
                                        + reason.figures().stream()
                                                .map(figure -> figure.name() + " " + figure.value())
                                                .collect(Collectors.joining(", ", " (", ")")))
                                .collect(Collectors.joining("; ", ": ", ""));
    }
}
