package io.traider.simulator;

import java.util.Map;
import java.util.function.BiConsumer;

/** What clients of one depth have been shown of a side. */
final class Shown {

    private final BookSide side;
    private final int depth;
    private final long[] ticks;
    private final long[] lots;
    private int size;

    Shown(BookSide side, int depth) {
        this.side = side;
        this.depth = Math.min(depth, BookSide.CAPACITY);
        ticks = new long[this.depth];
        lots = new long[this.depth];
    }

    /** Takes the side as it is for shown. */
    void remember() {
        size = Math.min(depth, side.size());
        for (int i = 0; i < size; i++) {
            ticks[i] = side.tick(i);
            lots[i] = side.lots(i);
        }
    }

    /** Every level shown, best first: its tick and lots. */
    void each(BiConsumer<Long, Long> reader) {
        for (int i = 0; i < size; i++) {
            reader.accept(ticks[i], lots[i]);
        }
    }

    /**
     * Collects, by tick, every level that was shown and is gone, with zero lots, and every level within the depth that was
     * not shown as it is. A level that has only been pushed out of the depth is not among them: clients forget it by
     * themselves. What is collected counts as shown.
     */
    void changes(Map<Long, Long> changed) {
        int now = Math.min(depth, side.size());
        int i = 0;
        int j = 0;
        while (i < size || j < now) {
            if (i < size && j < now && ticks[i] == side.tick(j)) {
                if (lots[i] != side.lots(j)) {
                    changed.put(ticks[i], side.lots(j));
                }
                i++;
                j++;
            } else if (j == now || i < size && side.better(ticks[i], side.tick(j))) {
                if (side.at(ticks[i]) == 0) {
                    changed.put(ticks[i], 0L);
                }
                i++;
            } else {
                changed.put(side.tick(j), side.lots(j));
                j++;
            }
        }
        remember();
    }
}
