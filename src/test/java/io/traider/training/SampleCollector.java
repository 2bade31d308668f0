package io.traider.training;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.BookView;
import io.traider.domain.InstrumentId;
import io.traider.domain.MarketEvent;
import io.traider.feature.FeatureEngine;
import io.traider.feature.FundingParameters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listens to one tape and takes a sample of each instrument every half second, labelled at its horizon. */
final class SampleCollector {

    static final long HORIZON = 5_000_000_000L;
    static final long EVERY = 500_000_000L;

    private final FeatureEngine engine = new FeatureEngine(FundingParameters.ofSeconds());
    private final String tape;
    private final int inputs;
    private final Map<InstrumentId, Track> tracks = new HashMap<>();
    private final List<Labelled> labelled = new ArrayList<>();

    /** @param inputs how many features, from the first, the model reads */
    SampleCollector(String tape, int inputs) {
        this.tape = tape;
        this.inputs = inputs;
    }

    void onEvent(MarketEvent event, @Nullable BookView book) {
        engine.onEvent(event, book);
        if (book != null && (event instanceof BookSnapshot || event instanceof BookDelta)) {
            tracks.computeIfAbsent(event.instrument(), Track::new).onBook(event.eventNanos(), book);
        }
    }

    /** What was collected, in time order for each instrument, with its place on the tape. */
    List<Sample> samples() {
        long first = labelled.stream().mapToLong(Labelled::nanos).min().orElse(0);
        long last = labelled.stream().mapToLong(Labelled::nanos).max().orElse(1);
        return labelled.stream()
                .map(each -> new Sample(tape, (each.nanos - first) / Math.max(1.0, last - first), each.inputs, each.up))
                .toList();
    }

    private record Waiting(long nanos, double mid, float[] inputs) {}

    private record Labelled(long nanos, float[] inputs, boolean up) {}

    private final class Track {
        private final InstrumentId instrument;
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        private long next;

        Track(InstrumentId instrument) {
            this.instrument = instrument;
        }

        void onBook(long nanos, BookView book) {
            if (!book.valid() || !engine.ready(instrument)) {
                waiting.clear();
                return;
            }
            double mid = 0.5 * (book.bidPrice(0) + (double) book.askPrice(0));
            while (!waiting.isEmpty() && waiting.peek().nanos + HORIZON <= nanos) {
                label(waiting.remove(), mid);
            }
            if (nanos >= next) {
                next = nanos + EVERY;
                waiting.add(new Waiting(nanos, mid, features()));
            }
        }

        private void label(Waiting before, double mid) {
            if (mid != before.mid) {
                labelled.add(new Labelled(before.nanos, before.inputs, mid > before.mid));
            }
        }

        private float[] features() {
            double[] all = engine.vector(instrument).values();
            float[] known = new float[inputs];
            for (int i = 0; i < inputs; i++) {
                known[i] = (float) all[i];
            }
            return known;
        }
    }
}
