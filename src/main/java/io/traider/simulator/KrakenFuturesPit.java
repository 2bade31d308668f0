package io.traider.simulator;

import io.traider.domain.Side;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** What Kraken Futures sends about one contract: every level as it changes with a sequence number, trades, a ticker. */
final class KrakenFuturesPit implements PitListener {

    private static final long SECOND = 1_000_000_000L;

    private final Contract contract;
    private final Pit pit;
    private final Listing listing;
    private final MarketClock clock;
    private final FrameWriter writer;
    private final Topic book;
    private final Topic trades;
    private final Topic ticker;
    private final long opening;
    private long sequence = 26_660_859;
    private long tickedAt;

    KrakenFuturesPit(Contract contract, FaultDesk faults, MarketClock clock, FrameWriter writer) {
        this.contract = contract;
        pit = contract.pit();
        listing = pit.listing();
        this.clock = clock;
        this.writer = writer;
        book = new Topic(listing.symbol(), faults);
        trades = new Topic(listing.symbol(), faults);
        ticker = new Topic(listing.symbol(), faults);
        opening = pit.bids().best();
    }

    Topic book() {
        return book;
    }

    Topic trades() {
        return trades;
    }

    Topic ticker() {
        return ticker;
    }

    @Override
    public void levelChanged(Side side, long tick, long lots) {
        sequence++;
        if (book.isEmpty()) {
            return;
        }
        writer.text("{\"feed\":\"book\",\"product_id\":\"").text(listing.symbol());
        writer.text(side == Side.BUY ? "\",\"side\":\"buy\",\"seq\":" : "\",\"side\":\"sell\",\"seq\":")
                .number(sequence);
        price(",\"price\":", tick);
        quantity(",\"qty\":", lots);
        writer.text(",\"timestamp\":").number(clock.nanos() / 1_000_000).letter('}');
        book.publishBook(Message.of(writer.take()));
    }

    @Override
    public void traded(Print print) {
        if (!trades.isEmpty()) {
            trade(print);
            trades.publish(Message.of(writer.take()));
        }
    }

    @Override
    public void settled() {}

    /** Sends the ticker when a second of market time has passed. */
    void stepped(long nanos) {
        if (!ticker.isEmpty() && nanos - tickedAt >= SECOND) {
            tickedAt = nanos;
            ticker.publish(tick());
        }
    }

    Message bookSnapshot() {
        writer.text("{\"feed\":\"book_snapshot\",\"product_id\":\"").text(listing.symbol());
        writer.text("\",\"timestamp\":").number(clock.nanos() / 1_000_000);
        writer.text(",\"seq\":").number(sequence).text(",\"tickSize\":null,\"bids\":[");
        levels(pit.bids());
        writer.text("],\"asks\":[");
        levels(pit.asks());
        return Message.of(writer.text("]}").take());
    }

    private void levels(BookSide side) {
        for (int i = 0; i < side.size(); i++) {
            price(i == 0 ? "{\"price\":" : ",{\"price\":", side.tick(i));
            quantity(",\"qty\":", side.lots(i));
            writer.letter('}');
        }
    }

    Message tradeSnapshot() {
        writer.text("{\"feed\":\"trade_snapshot\",\"product_id\":\"")
                .text(listing.symbol())
                .text("\",\"trades\":[");
        Iterator<Print> newestFirst = List.copyOf(pit.tape()).reversed().iterator();
        while (newestFirst.hasNext()) {
            trade(newestFirst.next());
            writer.text(newestFirst.hasNext() ? "," : "");
        }
        return Message.of(writer.text("]}").take());
    }

    private void trade(Print print) {
        writer.text("{\"feed\":\"trade\",\"product_id\":\"").text(listing.symbol());
        writer.text("\",\"uid\":\"").text(uid(print.id())).text("\",\"side\":\"");
        writer.text(print.aggressor() == Side.BUY ? "buy" : "sell").text("\",\"type\":\"fill\",\"seq\":");
        writer.number(print.id()).text(",\"time\":").number(print.nanos() / 1_000_000);
        quantity(",\"qty\":", print.lots());
        price(",\"price\":", print.tick());
        writer.letter('}');
    }

    private String uid(long id) {
        return new UUID(listing.symbol().hashCode() * 0x9E3779B97F4A7C15L, id * 0xBF58476D1CE4E5B9L).toString();
    }

    /** Prices, amounts and rates as they are now. The funding rate is an amount of quote currency per contract and hour. */
    Message tick() {
        long nanos = clock.nanos();
        double rate = contract.funding();
        writer.text("{\"time\":")
                .number(nanos / 1_000_000)
                .text(",\"product_id\":\"")
                .text(listing.symbol());
        writer.text("\",\"funding_rate\":").text(Double.toString(rate * contract.index()));
        writer.text(",\"funding_rate_prediction\":").text(Double.toString(rate * contract.index()));
        writer.text(",\"relative_funding_rate\":").text(Double.toString(rate));
        writer.text(",\"relative_funding_rate_prediction\":").text(Double.toString(rate));
        writer.text(",\"next_funding_rate_time\":").number(contract.nextFunding(nanos) / 1_000_000);
        writer.text(",\"feed\":\"ticker\"");
        top();
        day();
        return Message.of(writer.letter('}').take());
    }

    private void top() {
        price(",\"bid\":", pit.bids().best());
        price(",\"ask\":", pit.asks().best());
        quantity(",\"bid_size\":", pit.bids().lots(0));
        quantity(",\"ask_size\":", pit.asks().lots(0));
        writer.text(",\"volume\":").text(Double.toString(pit.volume()));
        writer.text(",\"dtm\":0,\"leverage\":\"50x\",\"index\":").decimal(Math.round(contract.index() * 100), 2);
        double premium = (contract.mark() / contract.index() - 1) * 100;
        writer.text(",\"premium\":").decimal(Math.round(premium * 10), 1);
    }

    private void day() {
        long last = pit.lastTick();
        price(",\"last\":", last);
        writer.text(",\"change\":").text(Double.toString((double) last / opening * 100 - 100));
        writer.text(",\"suspended\":false,\"tag\":\"perpetual\",\"pair\":\"");
        writer.text(listing.symbol().substring(3, 6)).text(":USD\",\"markPrice\":");
        writer.text(Double.toString(contract.mark()));
        writer.text(",\"maturityTime\":0,\"post_only\":false,\"volumeQuote\":");
        writer.text(Double.toString(pit.volume() * contract.index()));
        price(",\"open\":", opening);
    }

    private void price(String key, long tick) {
        writer.text(key).trimmed(listing.writtenPrice(tick), listing.priceDecimals(), 1);
    }

    private void quantity(String key, long lots) {
        writer.text(key).trimmed(listing.writtenQuantity(lots), listing.quantityDecimals(), 1);
    }
}
