package io.traider.venue.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traider.domain.BookDelta;
import io.traider.domain.MarketEvent;
import io.traider.domain.Venue;
import io.traider.venue.FeedRequest;
import io.traider.venue.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameRoutesTest {

    private static final String KRAKEN = "kraken.camel.yaml";

    @TempDir
    private Path folder;

    private final List<MarketEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final List<Frame> recorded = Collections.synchronizedList(new ArrayList<>());
    private final List<FeedRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final Feeds feeds = new Feeds(
            new EventSink() {
                @Override
                public boolean offer(MarketEvent event) {
                    return events.add(event);
                }

                @Override
                public boolean hasRoom() {
                    return true;
                }
            },
            health -> {});

    private FrameRoutes start() {
        feeds.repairedBy((venue, connection, request) -> requests.add(request));
        return FrameRoutes.start(feeds, RouteFiles.in(folder), recorded::add);
    }

    private static Frame frame(Frame.Kind kind, String text) {
        return new Frame(Venue.KRAKEN_FUTURES, "public", kind, "", 1_000, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Frame snapshot() {
        return frame(
                Frame.Kind.MESSAGE,
                "{\"feed\":\"book_snapshot\",\"product_id\":\"PF_XBTUSD\",\"timestamp\":1612269825817,\"seq\":1,"
                        + "\"tickSize\":null,\"bids\":[{\"price\":100,\"qty\":1}],\"asks\":[{\"price\":200,\"qty\":1}]}");
    }

    private static Frame update(long sequence) {
        return frame(
                Frame.Kind.MESSAGE,
                "{\"feed\":\"book\",\"product_id\":\"PF_XBTUSD\",\"side\":\"buy\",\"seq\":" + sequence
                        + ",\"price\":" + (100 + sequence % 90) + ",\"qty\":" + (1 + sequence % 7)
                        + ",\"timestamp\":1612269953629}");
    }

    private long deltas() {
        synchronized (events) {
            return events.stream().filter(BookDelta.class::isInstance).count();
        }
    }

    @Test
    void aFrameIsRecordedReadAndDelivered() {
        try (FrameRoutes routes = start()) {
            routes.accept(frame(Frame.Kind.OPENED, ""));
            routes.accept(snapshot());
            routes.accept(update(2));
            assertThat(recorded).hasSize(3);
            assertThat(deltas()).isEqualTo(1);
            assertThat(routes.failed()).isZero();
        }
    }

    @Test
    void anEditIsTakenUpAndNoFrameIsLostOrOutOfOrder() throws IOException {
        String text = jarText();
        Files.writeString(folder.resolve(KRAKEN), text);
        try (FrameRoutes routes = start()) {
            routes.accept(frame(Frame.Kind.OPENED, ""));
            routes.accept(snapshot());
            long sequence = 2;
            Files.writeString(
                    folder.resolve(KRAKEN),
                    text.replaceFirst("(?s)(id: kraken-futures.*?ref: )record", "$1normalise")
                            .replaceFirst(
                                    "(?s)(id: kraken-futures.*?ref: normalise\n +- process:\n +ref: )normalise",
                                    "$1deliver")
                            .replaceFirst(
                                    "(?s)(id: kraken-futures.*?ref: deliver)\n +- process:\n +ref: deliver", "$1"));
            int before = recorded.size();
            // The edited route does not record any more, which shows when it is in force.
            while (recorded.size() > before || sequence < 1_000) {
                before = recorded.size();
                routes.accept(update(sequence++));
                Thread.onSpinWait();
            }
            assertThat(deltas()).isEqualTo(sequence - 2);
            assertThat(requests).isEmpty();
            assertThat(routes.failed()).isZero();
        }
    }

    @Test
    void aBrokenEditLeavesTheFormerRoute() throws IOException, InterruptedException {
        Files.writeString(folder.resolve(KRAKEN), jarText());
        try (FrameRoutes routes = start()) {
            routes.accept(frame(Frame.Kind.OPENED, ""));
            routes.accept(snapshot());
            Files.writeString(folder.resolve(KRAKEN), jarText().replace("ref: deliver", "ref: delivre"));
            await(() -> routes.broken().containsKey(KRAKEN));
            assertThat(routes.broken().get(KRAKEN)).contains("delivre");
            routes.accept(update(2));
            assertThat(deltas()).isEqualTo(1);
            Files.writeString(folder.resolve(KRAKEN), jarText() + "# right again\n");
            await(() -> routes.broken().isEmpty());
            routes.accept(update(3));
            assertThat(deltas()).isEqualTo(2);
        }
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        long until = System.nanoTime() + 15_000_000_000L;
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.sleep(20);
        }
    }

    @Test
    void aFileThatIsWrongFromTheStartIsAnError() throws IOException {
        Files.writeString(folder.resolve(KRAKEN), "- route:\n    from:\n      uri: frames:KRAKEN\n");
        assertThatThrownBy(this::start).isInstanceOf(RouteException.class).hasMessageContaining(KRAKEN);
        Files.writeString(folder.resolve(KRAKEN), jarText().replace("frames:KRAKEN_FUTURES", "frames:KRAKN"));
        assertThatThrownBy(this::start).isInstanceOf(RouteException.class).hasMessageContaining("no venue 'KRAKN'");
        Files.writeString(
                folder.resolve(KRAKEN), jarText().substring(0, jarText().indexOf("- route:\n    id: kraken-futures")));
        assertThatThrownBy(this::start).isInstanceOf(RouteException.class).hasMessageContaining("KRAKEN_FUTURES");
    }

    @Test
    void stepsInTheWrongOrderCostTheConnectionAndNotTheRoute() throws IOException {
        Files.writeString(
                folder.resolve(KRAKEN),
                jarText()
                        .replace("ref: normalise", "ref: x")
                        .replace("ref: deliver", "ref: normalise")
                        .replace("ref: x", "ref: deliver"));
        try (FrameRoutes routes = start()) {
            routes.accept(snapshot());
            assertThat(routes.failed()).isEqualTo(1);
            assertThat(requests).first().isInstanceOf(FeedRequest.Reconnect.class);
        }
    }

    /** The route costs little beside what is done in it; the figure is printed, the bound is generous. */
    @Test
    void aRouteTakesWellOverTwentyThousandFramesASecond() {
        try (FrameRoutes routes = start()) {
            routes.accept(snapshot());
            long sequence = 2;
            long fastest = Long.MAX_VALUE;
            for (int round = 0; round < 20; round++) {
                long before = System.nanoTime();
                for (int i = 0; i < 5_000; i++) {
                    routes.accept(update(sequence++));
                }
                fastest = Math.min(fastest, System.nanoTime() - before);
                events.clear();
                recorded.clear();
            }
            long framesPerSecond = 5_000 * 1_000_000_000L / fastest;
            System.out.println("route, feed and all: " + framesPerSecond + " frames/s");
            assertThat(framesPerSecond).isGreaterThan(20_000);
        }
    }

    private static String jarText() {
        return RouteFiles.inJar().read(KRAKEN);
    }
}
