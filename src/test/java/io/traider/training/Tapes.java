package io.traider.training;

import io.traider.domain.MarketEvent;
import io.traider.market.Books;
import io.traider.simulator.SimulatorMarket;
import io.traider.simulator.SimulatorSettings;
import io.traider.venue.FeedListener;
import io.traider.venue.FeedRequest;
import io.traider.venue.Frame;
import io.traider.venue.VenueFeed;
import io.traider.venue.capture.Capture;
import io.traider.venue.capture.CaptureReader;
import io.traider.venue.capture.FrameReader;
import io.traider.venue.capture.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where samples come from: the simulator, and recorded frames of a real venue. */
final class Tapes {

    static final String SIMULATED = "simulator seed ";
    static final String RECORDED = "recorded ";

    private static final long START = 1_750_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private Tapes() {}

    /** Everything that the simulator lists, for some minutes of market time. */
    static List<Sample> simulated(long seed, int minutes) {
        SampleCollector collector = new SampleCollector(SIMULATED + seed, DirectionModel.INPUTS.size());
        Books books = new Books();
        SimulatorMarket market =
                new SimulatorMarket(SimulatorSettings.defaults().withSeed(seed), START);
        market.report(event -> hear(event, books, collector));
        while (market.nanos() < START + minutes * 60 * SECOND) {
            market.step();
        }
        return collector.samples();
    }

    /** Every capture in a folder, each a tape. */
    static List<Sample> recorded(Path folder) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Capture capture : CaptureReader.find(folder)) {
            samples.addAll(recorded(capture));
        }
        return samples;
    }

    private static List<Sample> recorded(Capture capture) throws IOException {
        SampleCollector collector = new SampleCollector(RECORDED + name(capture), DirectionModel.INPUTS.size());
        Books books = new Books();
        FeedListener listener = new FeedListener() {
            @Override
            public void onEvent(MarketEvent event) {
                hear(event, books, collector);
            }

            @Override
            public void onRequest(FeedRequest request) {}
        };
        Map<String, VenueFeed> feeds = new HashMap<>();
        try (FrameReader frames = capture.open()) {
            while (frames.hasNext()) {
                Frame frame = frames.next();
                feeds.computeIfAbsent(
                                frame.connection(),
                                connection -> Protocol.newFeed(frame.venue(), connection, VenueFeed.MAX_FRAME_BYTES))
                        .onFrame(frame, listener);
            }
        }
        return collector.samples();
    }

    /** Folder and files, without where they lie on this machine. */
    private static String name(Capture capture) {
        Path path = Path.of(capture.path());
        return path.getParent().getFileName() + "/" + path.getFileName();
    }

    private static void hear(MarketEvent event, Books books, SampleCollector collector) {
        books.onEvent(event);
        collector.onEvent(event, books.find(event.instrument()));
    }
}
