package io.traider.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The book of a pit as Kraken sends it to subscribers of one depth: only levels within the depth, with a checksum. */
final class KrakenBook {

    private final Pit pit;
    private final int depth;
    private final Topic topic;
    private final FaultDesk faults;
    private final MarketClock clock;
    private final Shown bids;
    private final Shown asks;
    private final Map<Long, Long> bidChanges = new LinkedHashMap<>();
    private final Map<Long, Long> askChanges = new LinkedHashMap<>();
    private final KrakenDigest digest;
    private @Nullable KrakenBelief belief;

    KrakenBook(Pit pit, int depth, FaultDesk faults, MarketClock clock) {
        this.pit = pit;
        this.depth = depth;
        this.faults = faults;
        this.clock = clock;
        topic = new Topic(pit.listing().symbol(), faults);
        bids = new Shown(pit.bids(), depth);
        asks = new Shown(pit.asks(), depth);
        digest = new KrakenDigest(pit.listing());
    }

    Topic topic() {
        return topic;
    }

    /** The whole book to this depth; also what later updates start from. */
    Message snapshot(FrameWriter writer) {
        if (topic.isEmpty()) {
            bids.remember();
            asks.remember();
            belief = null;
        }
        head(writer, "snapshot");
        whole(writer, bids);
        writer.text("],\"asks\":[");
        whole(writer, asks);
        return tail(writer, checksum());
    }

    /** Tells subscribers what has changed within the depth since the last time. */
    void update(FrameWriter writer) {
        if (topic.isEmpty()) {
            return;
        }
        boolean losing = belief == null && faults.holds(Fault.Kind.GAP, topic.symbol());
        KrakenBelief before = losing ? new KrakenBelief(depth, bids, asks) : belief;
        bids.changes(bidChanges);
        asks.changes(askChanges);
        if (!bidChanges.isEmpty() || !askChanges.isEmpty()) {
            publish(writer, checksum(), before);
            bidChanges.clear();
            askChanges.clear();
        }
    }

    private void publish(FrameWriter writer, long checksum, @Nullable KrakenBelief before) {
        boolean wrong = faults.strikes(Fault.Kind.CHECKSUM, topic.symbol());
        Message message = update(writer, wrong ? checksum ^ 0x5A5A5A5AL : checksum);
        topic.malform(message);
        if (before != null && lost(before, checksum)) {
            belief = before;
            topic.lose();
        } else {
            belief = null;
            topic.publish(message);
        }
    }

    /** Since Kraken counts nothing, frames go on being lost until the next one would show a client that some are. */
    private boolean lost(KrakenBelief before, long checksum) {
        return faults.strikes(Fault.Kind.GAP, topic.symbol())
                || before.after(bidChanges, askChanges).checksum(digest) == checksum;
    }

    private Message update(FrameWriter writer, long checksum) {
        head(writer, "update");
        levels(writer, bidChanges);
        writer.text("],\"asks\":[");
        levels(writer, askChanges);
        return tail(writer, checksum);
    }

    private void head(FrameWriter writer, String type) {
        writer.text("{\"channel\":\"book\",\"type\":\"").text(type).text("\",\"data\":[{\"symbol\":\"");
        writer.text(pit.listing().symbol()).text("\",\"bids\":[");
    }

    private Message tail(FrameWriter writer, long checksum) {
        writer.text("],\"checksum\":").number(checksum).text(",\"timestamp\":\"");
        return Message.of(writer.time(clock.nanos(), 6).text("\"}]}").take());
    }

    private void whole(FrameWriter writer, Shown shown) {
        Map<Long, Long> all = new LinkedHashMap<>();
        shown.each(all::put);
        levels(writer, all);
    }

    private void levels(FrameWriter writer, Map<Long, Long> levels) {
        Listing listing = pit.listing();
        String before = "";
        for (Map.Entry<Long, Long> level : levels.entrySet()) {
            writer.text(before).text("{\"price\":");
            writer.decimal(listing.writtenPrice(level.getKey()), listing.priceDecimals())
                    .text(",\"qty\":");
            writer.decimal(listing.writtenQuantity(level.getValue()), listing.quantityDecimals())
                    .letter('}');
            before = ",";
        }
    }

    private long checksum() {
        digest(pit.asks());
        digest(pit.bids());
        return digest.value();
    }

    private void digest(BookSide side) {
        for (int i = 0; i < Math.min(KrakenDigest.LEVELS, side.size()); i++) {
            digest.add(side.tick(i), side.lots(i));
        }
    }
}
