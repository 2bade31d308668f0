package io.traider.simulator;

import io.traider.domain.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Binance sends about one symbol, spot or perpetual: its streams by their names, and the depth snapshot over REST. */
final class BinancePit implements PitListener {

    private final Pit pit;
    private final Listing listing;
    private final FaultDesk faults;
    private final MarketClock clock;
    private final FrameWriter writer;
    private final String prefix;
    private final Map<String, Topic> streams = new LinkedHashMap<>();
    private final List<BinanceDepth> depths = new ArrayList<>();
    private final BinanceTape tape;
    private final @Nullable BinanceMark mark;
    private final long[] top = new long[4];
    private long update;
    private boolean changed;

    BinancePit(Pit pit, @Nullable Contract contract, FaultDesk faults, MarketClock clock, FrameWriter writer) {
        this.pit = pit;
        this.faults = faults;
        this.clock = clock;
        this.writer = writer;
        listing = pit.listing();
        prefix = listing.symbol().toLowerCase(Locale.ROOT) + "@";
        update = 50_093_239_189L + pit.trades();
        streams("trade", "aggTrade", "bookTicker");
        tape = new BinanceTape(this, listing, prefix, stream("trade"), stream("aggTrade"));
        if (contract == null) {
            depth("depth@100ms", 100);
            depth("depth", 1_000);
            mark = null;
        } else {
            depth("depth@100ms", 100);
            depth("depth", 250);
            depth("depth@500ms", 500);
            streams("markPrice@1s", "markPrice");
            mark = new BinanceMark(contract, prefix, stream("markPrice@1s"), stream("markPrice"));
        }
    }

    private void streams(String... names) {
        for (String name : names) {
            streams.put(prefix + name, new Topic(listing.symbol(), faults));
        }
    }

    private void depth(String name, int millis) {
        streams(name);
        depths.add(new BinanceDepth(this, pit, prefix + name, millis, stream(name)));
    }

    private Topic stream(String name) {
        return Objects.requireNonNull(streams.get(prefix + name));
    }

    /** The symbol's streams by their full names, such as {@code btcusdt@trade}. */
    Map<String, Topic> streams() {
        return streams;
    }

    String symbol() {
        return listing.symbol();
    }

    /** Hours between funding payments, zero for spot. */
    int fundingHours() {
        return mark == null ? 0 : mark.hours();
    }

    boolean futures() {
        return listing.perpetual();
    }

    /** Number of the last order that changed the book. */
    long lastUpdate() {
        return update;
    }

    @Override
    public void levelChanged(Side side, long tick, long lots) {
        if (!changed) {
            changed = true;
            // Futures symbols share one count, so that a symbol's own numbers jump.
            update += futures() ? 1 + (tick & 31) : 1;
        }
        for (int i = 0; i < depths.size(); i++) {
            depths.get(i).touch(side, tick, update);
        }
    }

    @Override
    public void traded(Print print) {
        tape.traded(print, writer);
    }

    @Override
    public void settled() {
        if (!changed) {
            return;
        }
        changed = false;
        long[] now = {
            pit.bids().best(), pit.bids().lots(0), pit.asks().best(), pit.asks().lots(0)
        };
        if (!Arrays.equals(now, top)) {
            System.arraycopy(now, 0, top, 0, top.length);
            bookTicker();
        }
    }

    void stepped(long nanos) {
        for (int i = 0; i < depths.size(); i++) {
            depths.get(i).stepped(nanos, writer);
        }
        if (mark != null) {
            mark.stepped(nanos, this, writer);
        }
    }

    private void bookTicker() {
        Topic topic = stream("bookTicker");
        if (topic.isEmpty()) {
            return;
        }
        int at = head(writer, prefix + "bookTicker");
        writer.text(futures() ? "{\"e\":\"bookTicker\",\"u\":" : "{\"u\":").number(update);
        writer.text(",\"s\":\"").text(listing.symbol());
        quote("\",\"b\":\"", "\",\"B\":\"", pit.bids());
        quote("\",\"a\":\"", "\",\"A\":\"", pit.asks());
        writer.letter('"');
        if (futures()) {
            writer.text(",\"T\":").number(millis()).text(",\"E\":").number(millis());
        }
        topic.publish(close(writer.letter('}'), at));
    }

    private void quote(String price, String quantity, BookSide side) {
        writer.text(price).decimal(listing.writtenPrice(side.best()), listing.priceDecimals());
        writer.text(quantity).decimal(listing.writtenQuantity(side.lots(0)), listing.quantityDecimals());
    }

    /** The answer to a request for depth. */
    byte[] snapshot(int limit) {
        writer.text("{\"lastUpdateId\":").number(update);
        if (futures()) {
            writer.text(",\"E\":").number(millis()).text(",\"T\":").number(millis());
        }
        writer.text(",\"bids\":[");
        levels(pit.bids(), limit);
        writer.text("],\"asks\":[");
        levels(pit.asks(), limit);
        return writer.text("]}").take();
    }

    private void levels(BookSide side, int limit) {
        for (int i = 0; i < Math.min(limit, side.size()); i++) {
            level(writer, i > 0, side.tick(i), side.lots(i));
        }
    }

    void level(FrameWriter out, boolean further, long tick, long lots) {
        out.text(further ? ",[\"" : "[\"").decimal(listing.writtenPrice(tick), listing.priceDecimals());
        out.text("\",\"")
                .decimal(listing.writtenQuantity(lots), listing.quantityDecimals())
                .text("\"]");
    }

    /** Opens the wrapping of a combined stream; returns where the payload starts. */
    int head(FrameWriter out, String stream) {
        return out.text("{\"stream\":\"").text(stream).text("\",\"data\":").size();
    }

    Message close(FrameWriter out, int start) {
        int end = out.size();
        return new Message(out.letter('}').take(), start, end);
    }

    /** The event's time, and for futures the transaction's where the kind has it in this place. */
    void times(FrameWriter out, boolean transaction) {
        out.text(",\"E\":").number(millis());
        if (futures() && transaction) {
            out.text(",\"T\":").number(millis());
        }
    }

    private long millis() {
        return clock.nanos() / 1_000_000;
    }
}
