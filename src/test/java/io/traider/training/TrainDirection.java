package io.traider.training;

import io.traider.RandomMarket;
import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains {@code direction-1}; {@code models/training/README.md} says how to run it. */
public final class TrainDirection {

    private TrainDirection() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length > 0 ? args[0] : "models/onnx/direction/1");
        List<Sample> samples = new ArrayList<>();
        for (int seed = 1; seed <= 4; seed++) {
            samples.addAll(random(seed, 3_600));
        }
        System.out.println(samples.size() + " samples");
        new DirectionModel(samples).write(folder);
    }

    private static List<Sample> random(long seed, int seconds) throws IOException {
        SampleCollector collector = new SampleCollector("random-" + seed, DirectionModel.INPUTS.size());
        RandomMarket market = new RandomMarket(InstrumentId.parse("KRAKEN_FUTURES:PF_XBTUSD"), seed);
        BookView view = null;
        for (int i = 0; i < 10 * seconds; i++) {
            for (MarketEvent event : market.next()) {
                view = event instanceof BookSnapshot book ? RandomMarket.view(book) : view;
                collector.onEvent(event, view);
            }
        }
        return collector.samples();
    }
}
