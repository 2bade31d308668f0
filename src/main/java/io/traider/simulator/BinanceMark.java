package io.traider.simulator;

/** The mark price streams of a perpetual. */
final class BinanceMark {

    private static final long SECOND = 1_000_000_000L;

    private final Contract contract;
    private final String prefix;
    private final Topic everySecond;
    private final Topic everyThird;
    private long sentAt;
    private long count;

    BinanceMark(Contract contract, String prefix, Topic everySecond, Topic everyThird) {
        this.contract = contract;
        this.prefix = prefix;
        this.everySecond = everySecond;
        this.everyThird = everyThird;
    }

    int hours() {
        return contract.intervalHours();
    }

    void stepped(long nanos, BinancePit pit, FrameWriter writer) {
        if (nanos - sentAt < SECOND) {
            return;
        }
        sentAt = nanos;
        publish(everySecond, "markPrice@1s", nanos, pit, writer);
        if (count++ % 3 == 0) {
            publish(everyThird, "markPrice", nanos, pit, writer);
        }
    }

    private void publish(Topic topic, String name, long nanos, BinancePit pit, FrameWriter writer) {
        if (topic.isEmpty()) {
            return;
        }
        int mark = pit.head(writer, prefix + name);
        writer.text("{\"e\":\"markPriceUpdate\",\"E\":").number(nanos / 1_000_000);
        writer.text(",\"s\":\"").text(contract.pit().listing().symbol());
        eight(writer.text("\",\"p\":\""), contract.mark());
        eight(writer.text("\",\"i\":\""), contract.index());
        eight(writer.text("\",\"P\":\""), contract.index());
        eight(writer.text("\",\"r\":\""), contract.funding());
        writer.text("\",\"T\":").number(contract.nextFunding(nanos) / 1_000_000).letter('}');
        topic.publish(pit.close(writer, mark));
    }

    private static void eight(FrameWriter writer, double value) {
        writer.decimal(Math.round(value * 1e8), 8);
    }
}
