package io.traider.simulator;

import io.traider.domain.Side;
import java.util.ArrayList;
import java.util.List;

/** What Coinbase sends about one product: level changes and trades, each gathered for fifty milliseconds. */
final class CoinbasePit implements PitListener {

    private static final long BATCH_NANOS = 50_000_000;
    private static final int EMPTY_EVERY = 40;

    private final Pit pit;
    private final Listing listing;
    private final MarketClock clock;
    private final FrameWriter writer;
    private final Topic level2;
    private final Topic trades;
    private final Touched touched = new Touched();
    private final List<Print> prints = new ArrayList<>();
    private long sentAt;
    private int batches;

    CoinbasePit(Pit pit, FaultDesk faults, MarketClock clock, FrameWriter writer) {
        this.pit = pit;
        this.clock = clock;
        this.writer = writer;
        listing = pit.listing();
        level2 = new Topic(listing.symbol(), faults);
        trades = new Topic(listing.symbol(), faults);
    }

    Topic level2() {
        return level2;
    }

    Topic trades() {
        return trades;
    }

    @Override
    public void levelChanged(Side side, long tick, long lots) {
        if (!level2.isEmpty()) {
            touched.add(side, tick);
        }
    }

    @Override
    public void traded(Print print) {
        if (!trades.isEmpty()) {
            prints.add(print);
        }
    }

    @Override
    public void settled() {}

    void stepped(long nanos) {
        if (nanos - sentAt < BATCH_NANOS) {
            return;
        }
        sentAt = nanos;
        if (touched.size() > 0 || ++batches % EMPTY_EVERY == 0) {
            level2.publishBook(update());
            touched.clear();
        }
        if (!prints.isEmpty()) {
            trades.publish(trades("update", prints));
            prints.clear();
        }
    }

    Message snapshot() {
        int mark = head("l2_data");
        event("snapshot");
        boolean first = true;
        for (Side side : Side.values()) {
            BookSide book = pit.side(side);
            for (int i = 0; i < book.size(); i++) {
                level(first, side, book.tick(i), book.lots(i));
                first = false;
            }
        }
        return close("]}]}", mark);
    }

    /** Sometimes without a level, as the venue does. */
    private Message update() {
        int mark = head("l2_data");
        event("update");
        for (int i = 0; i < touched.size(); i++) {
            Side side = touched.side(i);
            level(i == 0, side, touched.tick(i), pit.side(side).at(touched.tick(i)));
        }
        return close("]}]}", mark);
    }

    private void event(String type) {
        writer.text("{\"type\":\"").text(type).text("\",\"product_id\":\"").text(listing.symbol());
        writer.text("\",\"updates\":[");
    }

    private void level(boolean first, Side side, long tick, long lots) {
        writer.text(first ? "{\"side\":\"" : ",{\"side\":\"").text(side == Side.BUY ? "bid" : "offer");
        writer.text("\",\"event_time\":\"").time(clock.nanos(), 6);
        writer.text("\",\"price_level\":\"").trimmed(listing.writtenPrice(tick), listing.priceDecimals(), 0);
        writer.text("\",\"new_quantity\":\"").trimmed(listing.writtenQuantity(lots), listing.quantityDecimals(), 0);
        writer.text("\"}");
    }

    Message tradeSnapshot() {
        return trades("snapshot", List.copyOf(pit.tape()));
    }

    /** Newest first. The side is the maker's, as the venue's documents have it. */
    private Message trades(String type, List<Print> oldestFirst) {
        int mark = head("market_trades");
        writer.text("{\"type\":\"").text(type).text("\",\"trades\":[");
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            trade(oldestFirst.get(i));
            writer.text(i > 0 ? "," : "");
        }
        return close("]}]}", mark);
    }

    private void trade(Print print) {
        writer.text("{\"trade_id\":\"")
                .number(print.id())
                .text("\",\"product_id\":\"")
                .text(listing.symbol());
        writer.text("\",\"price\":\"").trimmed(listing.writtenPrice(print.tick()), listing.priceDecimals(), 0);
        writer.text("\",\"size\":\"").trimmed(listing.writtenQuantity(print.lots()), listing.quantityDecimals(), 0);
        writer.text("\",\"side\":\"").text(print.aggressor().opposite().name());
        writer.text("\",\"time\":\"").time(print.nanos(), 6).text("\"}");
    }

    private int head(String channel) {
        return CoinbaseSession.head(writer, channel, clock.nanos());
    }

    private Message close(String text, int mark) {
        return new Message(writer.text(text).take(), mark, mark);
    }
}
