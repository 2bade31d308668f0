package io.traider.venue.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.traider.Captures;
import io.traider.domain.InstrumentStatus.State;
import io.traider.market.OrderBook;
import io.traider.venue.FeedBook;
import io.traider.venue.FeedStatistics;
import io.traider.venue.Frame;
import io.traider.venue.FrameFault;
import io.traider.venue.Heard;
import io.traider.venue.VenueFeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded frames, cut off and mutated among the good ones: no feed throws, a frame that is refused leaves every book as it
 * was, and whoever follows the events always has the feed's own books.
 */
class FeedFuzzTest {

    private static final int FRAMES = 1_000;
    private static final int EACH = 25;
    private static final byte[] NASTY = "{}[]\",:\\.-+eE0919nulltrue \n\t\0\u007f".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crossbook_kraken_v2/kraken_btcusd_sample.cbcap",
                "cryptofeed/BINANCE.ws.1.0",
                "cryptofeed/BINANCE_FUTURES.ws.1.0",
                "cryptofeed/KRAKEN_FUTURES.ws.1.0",
                "hftbacktest/usdm/btcusdt_20240808.gz",
                "derived_coinbase_at/coinbase_at_share.jsonl.gz",
                "tickvault_coinbase_at/coinbase_l2.jsonl"
            })
    void brokenFramesNeverThrowAndNeverCorruptABook(String name) throws IOException {
        Path path = Captures.require().resolve(name);
        long seed = System.nanoTime();
        System.out.println("FeedFuzzTest seed " + seed + " " + name);
        Random random = new Random(seed);
        Capture capture = CaptureReader.find(path).getFirst();
        Heard heard = new Heard(Protocol.newFeed(capture.protocol().venue(), "fuzz", VenueFeed.MAX_FRAME_BYTES));
        try (FrameReader reader = capture.open()) {
            for (int i = 0; i < FRAMES && reader.hasNext(); i++) {
                Frame frame = reader.next();
                if (frame.payload().length > 0) {
                    truncated(frame, heard, random);
                    mutated(frame, heard, random);
                }
                heard.feed().onFrame(frame, heard);
                heard.events();
                heard.requests();
                if (i % EACH == 0) {
                    same(heard);
                }
            }
        }
        same(heard);
    }

    /** What is cut off is counted as that, and changes nothing. */
    private static void truncated(Frame frame, Heard heard, Random random) {
        String before = books(heard);
        FeedStatistics statistics = heard.feed().statistics();
        long counted = statistics.faults(FrameFault.TRUNCATED);
        int length = random.nextInt(frame.payload().length);
        send(frame, Arrays.copyOf(frame.payload(), length), heard);
        assertThat(statistics.faults(FrameFault.TRUNCATED)).isEqualTo(counted + 1);
        assertThat(heard.events()).isEmpty();
        assertThat(books(heard)).isEqualTo(before);
    }

    private static void mutated(Frame frame, Heard heard, Random random) {
        byte[] payload = frame.payload().clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            payload[random.nextInt(payload.length)] = NASTY[random.nextInt(NASTY.length)];
        }
        String before = books(heard);
        FeedStatistics statistics = heard.feed().statistics();
        long counted = faults(statistics);
        send(frame, payload, heard);
        if (faults(statistics) > counted) {
            assertThat(heard.events()).isEmpty();
            assertThat(books(heard)).isEqualTo(before);
        }
    }

    private static void send(Frame like, byte[] payload, Heard heard) {
        heard.feed()
                .onFrame(
                        new Frame(
                                like.venue(),
                                like.connection(),
                                like.kind(),
                                like.subject(),
                                like.receivedNanos(),
                                payload),
                        heard);
    }

    /** Without refusals and unknown kinds, which are understood as that. */
    private static long faults(FeedStatistics statistics) {
        return statistics.faults(FrameFault.MALFORMED) + statistics.faults(FrameFault.TRUNCATED);
    }

    private static String books(Heard heard) {
        StringBuilder text = new StringBuilder();
        for (FeedBook book : heard.feed().books()) {
            OrderBook levels = book.book();
            text.append(book.instrument())
                    .append(book.live())
                    .append(levels.bidLevels())
                    .append(' ')
                    .append(levels.askLevels());
            text.append(levels.bidLevels() == 0 ? "" : levels.bidPriceText(0) + levels.bidQuantityText(0));
            text.append(levels.askLevels() == 0 ? "" : levels.askPriceText(0) + levels.askQuantityText(0));
        }
        return text.toString();
    }

    private static void same(Heard heard) {
        for (FeedBook book : heard.feed().books()) {
            boolean live = book.statistics().state() == State.LIVE;
            assertThat(book.live()).isEqualTo(live);
            OrderBook follower = heard.books().of(book.instrument());
            assertThat(follower.valid()).isEqualTo(live);
            if (live) {
                assertThat(Heard.text(follower)).isEqualTo(Heard.text(book.book()));
                assertThat(follower.crossed()).isFalse();
            }
        }
    }
}
