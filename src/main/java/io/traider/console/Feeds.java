package io.traider.console;

import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentStatus;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The rows of how the feeds do. */
final class Feeds {

    private static final String NONE = "No feed has said anything yet. Connections are being made.";

    private Feeds() {}

    static DataTable summary() {
        return new DataTable(
                "Feed health",
                NONE,
                Column.pair("Instrument"),
                Column.state("Book"),
                Column.number("Gaps"),
                Column.time("Last event"));
    }

    /** How many of them are live, in words. */
    static String count(List<FeedHealth> feeds) {
        return feeds.stream().filter(Feeds::live).count() + " of " + feeds.size() + " live";
    }

    private static boolean live(FeedHealth feed) {
        return feed.state() == InstrumentStatus.State.LIVE;
    }

    /** Those that are not live come first. */
    static SequencedMap<String, List<String>> summary(List<FeedHealth> feeds) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        feeds.stream()
                .sorted(Comparator.comparing(Feeds::live))
                .forEach(feed -> rows.put(
                        feed.instrument().toString(),
                        List.of(
                                Words.pair(feed.instrument()),
                                state(feed.state()),
                                Words.count(feed.gaps()),
                                seconds(feed.lastEventNanos()))));
        return rows;
    }

    static DataTable full() {
        return new DataTable(
                "Feeds",
                NONE,
                Column.pair("Instrument"),
                Column.state("Book"),
                Column.number("Frames"),
                Column.number("Gaps"),
                Column.number("Bad checksums"),
                Column.number("Crossed"),
                Column.number("Malformed"),
                Column.time("Last event"),
                Column.wide("Reason"));
    }

    static SequencedMap<String, List<String>> full(List<FeedHealth> feeds) {
        SequencedMap<String, List<String>> rows = new LinkedHashMap<>();
        feeds.forEach(feed -> rows.put(
                feed.instrument().toString(),
                List.of(
                        Words.pair(feed.instrument()),
                        state(feed.state()),
                        Words.count(feed.framesReceived()),
                        Words.count(feed.gaps()),
                        Words.count(feed.checksumFailures()),
                        Words.count(feed.crossed()),
                        Words.count(feed.malformed()),
                        seconds(feed.lastEventNanos()),
                        feed.reason())));
        return rows;
    }

    static String state(InstrumentStatus.State state) {
        return switch (state) {
            case LIVE -> "good Live";
            case INVALID -> "bad Invalid";
            case STALE -> "warn Stale";
            case HALTED -> "warn Halted";
        };
    }

    /** To the second, so that a row changes once a second at most on its account. */
    private static String seconds(long nanos) {
        return Long.toString(nanos / 1_000_000_000 * 1_000);
    }
}
