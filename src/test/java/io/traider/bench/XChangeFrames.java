package io.traider.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import info.bitrich.xchangestream.binance.BinanceStreamingExchange;
import info.bitrich.xchangestream.binance.BinanceStreamingMarketDataService;
import info.bitrich.xchangestream.binance.BinanceStreamingService;
import info.bitrich.xchangestream.binance.KlineSubscription;
import info.bitrich.xchangestream.core.ProductSubscription;
import info.bitrich.xchangestream.kraken.KrakenStreamingExchange;
import info.bitrich.xchangestream.kraken.KrakenStreamingMarketDataService;
import info.bitrich.xchangestream.kraken.KrakenStreamingService;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.subjects.PublishSubject;
import io.traider.venue.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceAdapters;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.marketdata.BinanceOrderbook;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.client.ResilienceRegistries;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.instrument.Instrument;
import org.slf4j.LoggerFactory;

/** XChange's streaming services with the socket taken off: frames go in where its Netty client would hand them over. */
final class XChangeFrames {

    private static final int KRAKEN_DEPTH = 25;
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private XChangeFrames() {}

    /** Its services log each message at debug level. */
    static void quiet() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    }

    /** Channels that frames are handed to, in place of subscriptions on a socket. */
    private static final class Channels {
        private final Map<String, PublishSubject<JsonNode>> subjects = new HashMap<>();

        Observable<JsonNode> subscribe(String channel) {
            return subjects.computeIfAbsent(channel, name -> PublishSubject.create());
        }

        void hand(String channel, JsonNode message) {
            PublishSubject<JsonNode> subject = subjects.get(channel);
            if (subject != null) {
                subject.onNext(message);
            }
        }
    }

    private static final class Binance extends BinanceStreamingService {
        private final Channels handed = new Channels();

        Binance(ProductSubscription products) {
            super("wss://bench.invalid", products, new KlineSubscription(Map.of()));
        }

        @Override
        public Observable<JsonNode> subscribeChannel(String channelName, Object... args) {
            return handed.subscribe(channelName);
        }

        @Override
        protected void handleChannelMessage(String channel, JsonNode message) {
            handed.hand(channel, message);
        }
    }

    /** Answers with the recorded depth snapshot. */
    private static final class Snapshots extends BinanceMarketDataService {
        private final BinanceOrderbook book;

        Snapshots(BinanceExchange exchange, BinanceOrderbook book) {
            super(exchange, new ResilienceRegistries());
            this.book = book;
        }

        @Override
        public BinanceOrderbook getBinanceOrderbookAllProducts(Instrument pair, Integer limit) {
            return book;
        }
    }

    /** A new service with a subscriber to the book, the best bid and offer, and the trades of BTC/USDT. */
    static FrameTaker binance(Frame snapshot) {
        BinanceAdapters.putSymbolMapping("BTCUSDT", CurrencyPair.BTC_USDT);
        BinanceStreamingExchange exchange = new BinanceStreamingExchange();
        exchange.applySpecification(offline(exchange.getDefaultExchangeSpecification()));
        CurrencyPair pair = CurrencyPair.BTC_USDT;
        ProductSubscription products = ProductSubscription.create()
                .addOrderbook(pair)
                .addTicker(pair)
                .addTrades(pair)
                .build();
        Binance service = new Binance(products);
        BinanceStreamingMarketDataService market = new BinanceStreamingMarketDataService(
                service, new Snapshots(exchange, book(snapshot)), () -> {}, "@100ms", true, 1_000);
        market.openSubscriptions(products, new KlineSubscription(Map.of()));
        AtomicLong heard = new AtomicLong();
        market.getOrderBook(pair).subscribe(book -> heard.incrementAndGet());
        market.getTicker(pair).subscribe(ticker -> heard.incrementAndGet());
        market.getTrades(pair).subscribe(trade -> heard.incrementAndGet());
        return new FrameTaker(frame -> service.messageHandler(text(frame)), heard::get);
    }

    private static BinanceOrderbook book(Frame snapshot) {
        try {
            return new ObjectMapper().readValue(snapshot.payload(), BinanceOrderbook.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Kraken extends KrakenStreamingService {
        private final Channels handed = new Channels();

        Kraken(KrakenStreamingExchange exchange) {
            super(exchange, false, "wss://bench.invalid", () -> null);
        }

        @Override
        public Observable<JsonNode> subscribeChannel(String channelName, Object... args) {
            return handed.subscribe("book");
        }

        @Override
        protected void handleChannelMessage(String channel, JsonNode message) {
            handed.hand("book", message);
        }
    }

    /** A new service with a subscriber to the book of BTC/USD. */
    static FrameTaker kraken() {
        KrakenStreamingExchange exchange = new KrakenStreamingExchange();
        exchange.applySpecification(offline(exchange.getDefaultExchangeSpecification()));
        Kraken service = new Kraken(exchange);
        AtomicLong heard = new AtomicLong();
        new KrakenStreamingMarketDataService(service, false)
                .getOrderBook(CurrencyPair.BTC_USD, KRAKEN_DEPTH)
                .subscribe(book -> heard.incrementAndGet());
        return new FrameTaker(frame -> service.messageHandler(text(frame)), heard::get);
    }

    private static ExchangeSpecification offline(ExchangeSpecification specification) {
        specification.setShouldLoadRemoteMetaData(false);
        return specification;
    }

    private static String text(Frame frame) {
        return new String(frame.payload(), StandardCharsets.UTF_8);
    }

    /** Book messages of version 2 in the framing of version 1: same levels, digits and checksums. */
    static List<Frame> version1(List<Frame> frames) throws IOException {
        List<Frame> converted = new ArrayList<>();
        for (Frame frame : frames) {
            String text = version1(text(frame));
            if (text != null) {
                converted.add(new Frame(
                        frame.venue(),
                        frame.connection(),
                        frame.kind(),
                        frame.subject(),
                        frame.receivedNanos(),
                        text.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return converted;
    }

    private static String version1(String text) throws IOException {
        JsonNode message = EXACT.readTree(text);
        String channel = message.path("channel").asText();
        if (channel.equals("heartbeat")) {
            return "{\"event\":\"heartbeat\"}";
        }
        if (!channel.equals("book")) {
            return null;
        }
        boolean snapshot = message.path("type").asText().equals("snapshot");
        JsonNode book = message.path("data").path(0);
        List<String> parts = new ArrayList<>();
        for (String side : List.of("asks", "bids")) {
            String key = side.substring(0, 1) + (snapshot ? "s" : "");
            if (!book.path(side).isEmpty()) {
                parts.add("\"" + key + "\":" + levels(book.path(side)));
            }
        }
        if (!snapshot) {
            parts.add("\"c\":\"" + book.path("checksum").asLong() + "\"");
        }
        return "[336,{" + String.join(",", parts) + "},\"book-" + KRAKEN_DEPTH + "\",\"XBT/USD\"]";
    }

    private static String levels(JsonNode side) {
        List<String> levels = new ArrayList<>();
        for (JsonNode level : side) {
            levels.add("[\"" + level.path("price").decimalValue().toPlainString() + "\",\""
                    + level.path("qty").decimalValue().toPlainString() + "\",\"1785641750.295158\"]");
        }
        return "[" + String.join(",", levels) + "]";
    }
}
