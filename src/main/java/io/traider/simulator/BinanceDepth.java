package io.traider.simulator;

import io.traider.domain.Side;

/** One depth stream of a symbol: changed levels gathered for an interval, with the first and last update number of it. */
final class BinanceDepth {

    private final BinancePit owner;
    private final Pit pit;
    private final String name;
    private final long interval;
    private final Topic topic;
    private final Touched touched = new Touched();
    private long sentAt;
    private long first;
    private long previous;

    /** @param name of the stream, such as {@code btcusdt@depth@100ms} */
    BinanceDepth(BinancePit owner, Pit pit, String name, long millis, Topic topic) {
        this.owner = owner;
        this.pit = pit;
        this.name = name;
        this.interval = millis * 1_000_000;
        this.topic = topic;
        first = owner.lastUpdate() + 1;
        previous = owner.lastUpdate();
    }

    Topic topic() {
        return topic;
    }

    String name() {
        return name;
    }

    void touch(Side side, long tick, long update) {
        if (touched.size() == 0 && owner.futures()) {
            first = update;
        }
        touched.add(side, tick);
    }

    void stepped(long nanos, FrameWriter writer) {
        if (nanos - sentAt < interval) {
            return;
        }
        sentAt = nanos;
        if (touched.size() > 0) {
            long last = owner.lastUpdate();
            if (!topic.isEmpty()) {
                topic.publishBook(event(writer, last));
            }
            first = last + 1;
            previous = last;
            touched.clear();
        }
    }

    private Message event(FrameWriter writer, long last) {
        int mark = owner.head(writer, name);
        owner.times(writer.text("{\"e\":\"depthUpdate\""), true);
        writer.text(",\"s\":\"").text(pit.listing().symbol()).text("\",\"U\":").number(first);
        writer.text(",\"u\":").number(last);
        if (owner.futures()) {
            writer.text(",\"pu\":").number(previous);
        }
        writer.text(",\"b\":[");
        levels(writer, Side.BUY);
        writer.text("],\"a\":[");
        levels(writer, Side.SELL);
        return owner.close(writer.text("]}"), mark);
    }

    private void levels(FrameWriter writer, Side side) {
        boolean found = false;
        for (int i = 0; i < touched.size(); i++) {
            if (touched.side(i) == side) {
                owner.level(writer, found, touched.tick(i), pit.side(side).at(touched.tick(i)));
                found = true;
            }
        }
    }
}
