package io.traider;

import io.traider.domain.MarketEvent;
import io.traider.market.OrderBook;
import io.traider.venue.FeedBook;
import io.traider.venue.FeedListener;
import io.traider.venue.FeedRequest;
import io.traider.venue.FeedStatistics;
import io.traider.venue.Frame;
import io.traider.venue.FrameFault;
import io.traider.venue.InstrumentStatistics;
import io.traider.venue.VenueFeed;
import io.traider.venue.capture.Capture;
import io.traider.venue.capture.FrameReader;
import io.traider.venue.capture.Protocol;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the feeds made of recorded frames, in counts; the names are those of the JSON document.
 *
 * @param framesPerSecond read from disk, parsed, verified and normalised, on one thread
 */
record ReplayReport(List<OfCapture> captures, double framesPerSecond) {

    /**
     * One capture.
     *
     * @param frames messages received and depth snapshots fetched
     * @param malformed frames that are not what their protocol says, end too early or are too long
     * @param ignored frames that carry nothing for us, and all frames of a protocol that is not read
     */
    record OfCapture(
            String path, String venue, long frames, long malformed, long ignored, List<OfInstrument> instruments) {}

    /** One instrument; see {@link InstrumentStatistics} for the counts. */
    record OfInstrument(
            String symbol,
            long snapshots,
            long updatesApplied,
            long updatesDropped,
            long levelChanges,
            long removals,
            long checksumsVerified,
            long checksumsFailed,
            long gaps,
            long crossed,
            long topMatches,
            long topMismatches,
            long trades,
            String tradedQuantity,
            @Nullable Level bestBid,
            @Nullable Level bestAsk,
            int bidLevels,
            int askLevels) {}

    /** The best level of a side at the end, with the digits that the venue sent. */
    record Level(String price, String quantity) {}

    private static final FeedListener NOBODY = new FeedListener() {
        @Override
        public void onEvent(MarketEvent event) {}

        @Override
        public void onRequest(FeedRequest request) {}
    };

    /** Replays captures one after another. */
    static ReplayReport of(List<Capture> captures) throws IOException {
        List<OfCapture> reports = new ArrayList<>();
        long frames = 0;
        long start = System.nanoTime();
        for (Capture capture : captures) {
            OfCapture report = capture.supported() ? replayed(capture) : notRead(capture);
            frames += report.frames;
            reports.add(report);
        }
        double seconds = Math.max(1, System.nanoTime() - start) / 1e9;
        return new ReplayReport(reports, Math.round(frames / seconds));
    }

    private static OfCapture notRead(Capture capture) {
        long frames = capture.size();
        return new OfCapture(capture.path(), capture.protocol().name(), frames, 0, frames, List.of());
    }

    private static OfCapture replayed(Capture capture) throws IOException {
        Map<String, VenueFeed> feeds = new LinkedHashMap<>();
        try (FrameReader reader = capture.open()) {
            while (reader.hasNext()) {
                Frame frame = reader.next();
                feeds.computeIfAbsent(frame.connection(), connection -> newFeed(frame))
                        .onFrame(frame, NOBODY);
            }
        }
        List<FeedStatistics> statistics =
                feeds.values().stream().map(VenueFeed::statistics).toList();
        return new OfCapture(
                capture.path(),
                capture.protocol().name(),
                sum(statistics, FeedStatistics::frames),
                sum(statistics, ReplayReport::malformed),
                sum(statistics, ReplayReport::ignored),
                instruments(feeds));
    }

    private static VenueFeed newFeed(Frame frame) {
        return Protocol.newFeed(frame.venue(), frame.connection(), VenueFeed.MAX_FRAME_BYTES);
    }

    private static long malformed(FeedStatistics statistics) {
        return statistics.faults(FrameFault.MALFORMED)
                + statistics.faults(FrameFault.TRUNCATED)
                + statistics.faults(FrameFault.OVERSIZED);
    }

    /** Refusals, and kinds of frames that a venue has added since, are not for us either. */
    private static long ignored(FeedStatistics statistics) {
        return statistics.ignored() + statistics.faults(FrameFault.UNKNOWN) + statistics.faults(FrameFault.REFUSED);
    }

    private static List<OfInstrument> instruments(Map<String, VenueFeed> feeds) {
        Map<String, List<FeedBook>> bySymbol = new TreeMap<>();
        for (VenueFeed feed : feeds.values()) {
            for (FeedBook book : feed.books()) {
                bySymbol.computeIfAbsent(book.instrument().symbol(), symbol -> new ArrayList<>())
                        .add(book);
            }
        }
        return bySymbol.values().stream().map(ReplayReport::instrument).toList();
    }

    /** Of the connections that carry an instrument, one has its book. */
    private static OfInstrument instrument(List<FeedBook> books) {
        List<InstrumentStatistics> all =
                books.stream().map(FeedBook::statistics).toList();
        OrderBook book = books.stream()
                .filter(one -> one.statistics().snapshots() > 0)
                .findFirst()
                .orElse(books.getFirst())
                .book();
        return new OfInstrument(
                book.instrument().symbol(),
                sum(all, InstrumentStatistics::snapshots),
                sum(all, InstrumentStatistics::updatesApplied),
                sum(all, one -> one.updatesDropped() + one.updatesBuffered()),
                sum(all, InstrumentStatistics::levelChanges),
                sum(all, InstrumentStatistics::removals),
                sum(all, InstrumentStatistics::checksumsVerified),
                sum(all, InstrumentStatistics::checksumsFailed),
                sum(all, InstrumentStatistics::gaps),
                sum(all, InstrumentStatistics::crossed),
                sum(all, InstrumentStatistics::topMatches),
                sum(all, InstrumentStatistics::topMismatches),
                sum(all, InstrumentStatistics::trades),
                all.stream()
                        .map(InstrumentStatistics::tradedQuantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString(),
                book.bidLevels() == 0 ? null : new Level(book.bidPriceText(0), book.bidQuantityText(0)),
                book.askLevels() == 0 ? null : new Level(book.askPriceText(0), book.askQuantityText(0)),
                book.bidLevels(),
                book.askLevels());
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> count) {
        return all.stream().mapToLong(count).sum();
    }

    /** The same for people. */
    String table() {
        StringBuilder text = new StringBuilder();
        for (OfCapture capture : captures) {
            text.append(String.format(
                    "%n%s%n  %s: %,d frames, %,d malformed, %,d ignored%n",
                    capture.path, capture.venue, capture.frames, capture.malformed, capture.ignored));
            capture.instruments.forEach(instrument -> text.append(row(instrument)));
        }
        return text.append(String.format("%n%,.0f frames/s%n", framesPerSecond)).toString();
    }

    private static String row(OfInstrument of) {
        String book = of.bestBid == null || of.bestAsk == null
                ? "no book"
                : of.bestBid.quantity + " @ " + of.bestBid.price + " | " + of.bestAsk.price + " @ "
                        + of.bestAsk.quantity;
        return String.format(
                "    %-18s %d snapshots, %,d updates (%,d levels, %,d removed), %,d dropped, checksums %,d/%,d,"
                        + " gaps %d, crossed %d, tops %,d/%,d, %,d trades of %s%n%23s%s (%,d/%,d levels)%n",
                of.symbol,
                of.snapshots,
                of.updatesApplied,
                of.levelChanges,
                of.removals,
                of.updatesDropped,
                of.checksumsVerified,
                of.checksumsVerified + of.checksumsFailed,
                of.gaps,
                of.crossed,
                of.topMatches,
                of.topMatches + of.topMismatches,
                of.trades,
                of.tradedQuantity,
                "",
                book,
                of.bidLevels,
                of.askLevels);
    }
}
