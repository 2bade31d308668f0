package io.traider.simulator;

import io.traider.domain.Side;

/** The trade streams of a symbol. A taker's order that meets several levels is one trade, and one aggregate, a level. */
final class BinanceTape {

    private final BinancePit pit;
    private final Listing listing;
    private final String prefix;
    private final Topic trades;
    private final Topic aggregates;

    BinanceTape(BinancePit pit, Listing listing, String prefix, Topic trades, Topic aggregates) {
        this.pit = pit;
        this.listing = listing;
        this.prefix = prefix;
        this.trades = trades;
        this.aggregates = aggregates;
    }

    void traded(Print print, FrameWriter writer) {
        if (!trades.isEmpty()) {
            trades.publish(trade(print, writer));
        }
        if (!aggregates.isEmpty()) {
            aggregates.publish(aggregate(print, writer));
        }
    }

    private Message trade(Print print, FrameWriter writer) {
        int mark = pit.head(writer, prefix + "trade");
        pit.times(writer.text("{\"e\":\"trade\""), true);
        writer.text(",\"s\":\"").text(listing.symbol()).text("\",\"t\":").number(print.id());
        value(print, writer);
        if (pit.futures()) {
            writer.text(",\"X\":\"MARKET\"");
        } else {
            time(print, writer);
        }
        return maker(print, writer, mark);
    }

    private Message aggregate(Print print, FrameWriter writer) {
        int mark = pit.head(writer, prefix + "aggTrade");
        pit.times(writer.text("{\"e\":\"aggTrade\""), false);
        if (pit.futures()) {
            writer.text(",\"a\":")
                    .number(print.id())
                    .text(",\"s\":\"")
                    .text(listing.symbol())
                    .letter('"');
        } else {
            writer.text(",\"s\":\"").text(listing.symbol()).text("\",\"a\":").number(print.id());
        }
        value(print, writer);
        writer.text(",\"f\":").number(print.id()).text(",\"l\":").number(print.id());
        time(print, writer);
        return maker(print, writer, mark);
    }

    private void value(Print print, FrameWriter writer) {
        writer.text(",\"p\":\"").decimal(listing.writtenPrice(print.tick()), listing.priceDecimals());
        writer.text("\",\"q\":\"").decimal(listing.writtenQuantity(print.lots()), listing.quantityDecimals());
        writer.letter('"');
    }

    private static void time(Print print, FrameWriter writer) {
        writer.text(",\"T\":").number(print.nanos() / 1_000_000);
    }

    private Message maker(Print print, FrameWriter writer, int mark) {
        writer.text(print.aggressor() == Side.SELL ? ",\"m\":true" : ",\"m\":false");
        return pit.close(writer.text(pit.futures() ? "}" : ",\"M\":true}"), mark);
    }
}
