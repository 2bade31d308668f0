package io.traider.history.load;

import java.util.List;
import java.util.Locale;

/** What a column may be, and the names that others give it; the earlier name is taken where a file has several. */
enum Field {
    TIME(
            "start",
            "opentime",
            "epochms",
            "epoch",
            "timestamp",
            "time",
            "ts",
            "tsevent",
            "transacttime",
            "transactiontime",
            "tradetime",
            "eventtime",
            "fundingtime",
            "calctime",
            "settlementtime",
            "datetime",
            "unix",
            "unixtime",
            "t",
            "date"),
    END("end"),
    OPEN("open", "openprice", "o"),
    HIGH("high", "highprice", "h"),
    LOW("low", "lowprice", "l"),
    CLOSE("close", "closeprice", "c"),
    VOLUME("volume", "basevolume", "vol", "v"),
    PRICE("price", "tradeprice", "px", "p"),
    QUANTITY("quantity", "qty", "size", "amount", "volume", "baseqty", "vol", "q"),
    SIDE("aggressor", "side", "aggressorside", "takerside", "direction"),
    BUYER_MAKER("isbuyermaker", "buyermaker", "buyerismaker", "m"),
    ID("id", "tradeid", "aggtradeid", "agg", "tid", "a"),
    BID("bid", "bidprice", "bestbidprice", "bestbid", "bidpx", "bids0price"),
    BID_QUANTITY("bidquantity", "bidqty", "bidsize", "bestbidqty", "bestbidsize", "bidamount", "bids0amount"),
    ASK("ask", "askprice", "bestaskprice", "bestask", "askpx", "asks0price"),
    ASK_QUANTITY("askquantity", "askqty", "asksize", "bestaskqty", "bestasksize", "askamount", "asks0amount"),
    RATE("rate", "fundingrate", "lastfundingrate", "funding"),
    MARK("mark", "markprice"),
    INDEX("index", "indexprice"),
    INTERVAL_SECONDS("intervalseconds"),
    INTERVAL_HOURS("fundingintervalhours", "intervalhours"),
    SYMBOL("symbol", "instrument", "pair", "ticker", "market");

    private final List<String> names;

    Field(String... names) {
        this.names = List.of(names);
    }

    /** The column that it is in, {@code -1} where there is none. */
    int in(List<String> header) {
        List<String> plain = header.stream().map(Field::plain).toList();
        return names.stream()
                .mapToInt(plain::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** Small letters and digits alone. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** For people. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
