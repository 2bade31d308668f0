package io.traider.simulator;

import io.traider.domain.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What Kraken's spot WebSocket sends about one pit: a book for each depth asked for, and trades. */
final class KrakenPit implements PitListener {

    private static final int TRADES_SHOWN = 50;

    private final Pit pit;
    private final FaultDesk faults;
    private final MarketClock clock;
    private final FrameWriter writer;
    private final Map<Integer, KrakenBook> books = new TreeMap<>();
    private final Topic trades;
    private final List<Print> prints = new ArrayList<>();
    private boolean changed;

    KrakenPit(Pit pit, FaultDesk faults, MarketClock clock, FrameWriter writer) {
        this.pit = pit;
        this.faults = faults;
        this.clock = clock;
        this.writer = writer;
        trades = new Topic(pit.listing().symbol(), faults);
    }

    KrakenBook book(int depth) {
        return books.computeIfAbsent(depth, wanted -> new KrakenBook(pit, wanted, faults, clock));
    }

    Topic trades() {
        return trades;
    }

    boolean follows(Session session) {
        return trades.has(session)
                || books.values().stream().anyMatch(book -> book.topic().has(session));
    }

    void leave(Session session) {
        trades.remove(session);
        books.values().forEach(book -> book.topic().remove(session));
    }

    Message bookSnapshot(int depth) {
        return book(depth).snapshot(writer);
    }

    Message tradeSnapshot() {
        List<Print> tape = new ArrayList<>(pit.tape());
        return trades("snapshot", tape.subList(Math.max(0, tape.size() - TRADES_SHOWN), tape.size()));
    }

    @Override
    public void levelChanged(Side side, long tick, long lots) {
        changed = true;
    }

    @Override
    public void traded(Print print) {
        if (!trades.isEmpty()) {
            prints.add(print);
        }
    }

    @Override
    public void settled() {
        if (changed) {
            changed = false;
            for (KrakenBook book : books.values()) {
                book.update(writer);
            }
        }
        if (!prints.isEmpty()) {
            trades.publish(trades("update", prints));
            prints.clear();
        }
    }

    private Message trades(String type, List<Print> told) {
        writer.text("{\"channel\":\"trade\",\"type\":\"").text(type).text("\",\"data\":[");
        String before = "";
        for (Print print : told) {
            writer.text(before);
            trade(print);
            before = ",";
        }
        return Message.of(writer.text("]}").take());
    }

    private void trade(Print print) {
        Listing listing = pit.listing();
        writer.text("{\"symbol\":\"").text(listing.symbol());
        writer.text(print.aggressor() == Side.BUY ? "\",\"side\":\"buy" : "\",\"side\":\"sell");
        writer.text("\",\"price\":").decimal(listing.writtenPrice(print.tick()), listing.priceDecimals());
        writer.text(",\"qty\":").decimal(listing.writtenQuantity(print.lots()), listing.quantityDecimals());
        writer.text(",\"ord_type\":\"").text(print.id() % 3 == 0 ? "limit" : "market");
        writer.text("\",\"trade_id\":").number(print.id());
        writer.text(",\"timestamp\":\"").time(print.nanos(), 6).text("\"}");
    }
}
