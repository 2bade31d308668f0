package io.traider.venue.route;

import io.traider.domain.MarketEvent;
import io.traider.venue.FeedListener;
import io.traider.venue.FeedRequest;
import io.traider.venue.Frame;
import java.util.ArrayList;
import java.util.List;

/** What became of one frame. Not to be changed once it was handed on. */
final class Normalised implements FeedListener {

    private final Station station;
    private final Frame frame;
    private final List<MarketEvent> events = new ArrayList<>(4);
    private final List<FeedRequest> requests = new ArrayList<>(0);

    Normalised(Station station, Frame frame) {
        this.station = station;
        this.frame = frame;
    }

    @Override
    public void onEvent(MarketEvent event) {
        events.add(event);
    }

    @Override
    public void onRequest(FeedRequest request) {
        requests.add(request);
    }

    Station station() {
        return station;
    }

    Frame frame() {
        return frame;
    }

    List<MarketEvent> events() {
        return events;
    }

    List<FeedRequest> requests() {
        return requests;
    }
}
