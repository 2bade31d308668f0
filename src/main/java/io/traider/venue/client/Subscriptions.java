package io.traider.venue.client;

import io.traider.domain.InstrumentId;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what subscriptions are made of. */
public final class Subscriptions {

    private Subscriptions() {}

    /** The symbols as a JSON array of texts. Symbols hold no character that JSON would have escaped. */
    public static String array(List<InstrumentId> instruments) {
        return instruments.stream()
                .map(instrument -> '"' + plain(instrument.symbol()) + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String plain(String symbol) {
        if (symbol.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\')) {
            throw new IllegalArgumentException("'" + symbol + "' is no venue's symbol. Maybe BTC-USD or BTC/USD");
        }
        return symbol;
    }
}
