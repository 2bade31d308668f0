package io.traider.simulator;

import io.traider.domain.Side;
import java.util.zip.CRC32;

/** The book of a pit as Kraken sends it to subscribers of one depth: only levels within the depth, with a checksum. */
final class KrakenBook {

    private static final int CHECKED = 10;

    private final Pit pit;
    private final int depth;
    private final Topic topic;
    private final FaultDesk faults;
    private final MarketClock clock;
    private final Shown bids;
    private final Shown asks;
    private final CRC32 crc = new CRC32();
    private final FrameWriter digits = new FrameWriter();

    KrakenBook(Pit pit, int depth, FaultDesk faults, MarketClock clock) {
        this.pit = pit;
        this.depth = depth;
        this.faults = faults;
        this.clock = clock;
        topic = new Topic(pit.listing().symbol(), faults);
        bids = new Shown(pit.bids(), depth);
        asks = new Shown(pit.asks(), depth);
    }

    Topic topic() {
        return topic;
    }

    int depth() {
        return depth;
    }

    /** The whole book to this depth; also what later updates start from. */
    Message snapshot(FrameWriter writer) {
        head(writer, "snapshot");
        whole(writer, pit.bids());
        writer.text("],\"asks\":[");
        whole(writer, pit.asks());
        tail(writer, checksum());
        if (topic.isEmpty()) {
            bids.remember();
            asks.remember();
        }
        return Message.of(writer.take());
    }

    /** Tells subscribers what has changed within the depth since the last time. */
    void update(FrameWriter writer) {
        if (topic.isEmpty()) {
            return;
        }
        long check = checksum();
        head(writer, "update");
        int start = writer.size();
        int top = changes(writer, bids);
        writer.text("],\"asks\":[");
        int between = writer.size() - start;
        top = Math.min(top, changes(writer, asks));
        if (writer.size() - start == between && between == "],\"asks\":[".length()) {
            writer.clear();
            return;
        }
        tail(writer, faults.strikes(Fault.Kind.CHECKSUM, topic.symbol()) ? check ^ 0x5A5A5A5AL : check);
        topic.publishBook(Message.of(writer.take()), top < CHECKED);
    }

    private void head(FrameWriter writer, String type) {
        writer.text("{\"channel\":\"book\",\"type\":\"").text(type).text("\",\"data\":[{\"symbol\":\"");
        writer.text(pit.listing().symbol()).text("\",\"bids\":[");
    }

    private void tail(FrameWriter writer, long checksum) {
        writer.text("],\"checksum\":").number(checksum).text(",\"timestamp\":\"");
        writer.time(clock.nanos(), 6).text("\"}]}");
    }

    private void whole(FrameWriter writer, BookSide side) {
        for (int i = 0; i < Math.min(depth, side.size()); i++) {
            if (i > 0) {
                writer.letter(',');
            }
            level(writer, side.tick(i), side.lots(i));
        }
    }

    private int changes(FrameWriter writer, Shown shown) {
        int[] written = {0};
        return shown.changes((tick, lots) -> {
            if (written[0]++ > 0) {
                writer.letter(',');
            }
            level(writer, tick, lots);
        });
    }

    private void level(FrameWriter writer, long tick, long lots) {
        Listing listing = pit.listing();
        writer.text("{\"price\":").decimal(listing.writtenPrice(tick), listing.priceDecimals());
        writer.text(",\"qty\":").decimal(listing.writtenQuantity(lots), listing.quantityDecimals()).letter('}');
    }

    /** CRC32 over the digits of the best ten asks, then the best ten bids, price before quantity. */
    private long checksum() {
        digits(pit.side(Side.SELL));
        digits(pit.side(Side.BUY));
        crc.reset();
        crc.update(digits.take());
        return crc.getValue();
    }

    private void digits(BookSide side) {
        Listing listing = pit.listing();
        for (int i = 0; i < Math.min(CHECKED, side.size()); i++) {
            digits.number(listing.writtenPrice(side.tick(i))).number(listing.writtenQuantity(side.lots(i)));
        }
    }
}
