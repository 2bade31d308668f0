package io.traider.simulator;

/** What clients of one depth have been shown of a side. */
final class Shown {

    private final BookSide side;
    private final int depth;
    private final long[] ticks;
    private final long[] lots;
    private int size;

    /** Takes a level that clients must be told of; zero lots for one that is gone. */
    interface Change {
        void level(long tick, long lots);
    }

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

    /**
     * Tells of every level that was shown and is gone, and of every level within the depth that was not shown as it is. A
     * level that has only been pushed out of the depth is not told of: clients forget it by themselves.
     *
     * @return the place of the best level told of, or a large number when there was none
     */
    int changes(Change change) {
        int best = Integer.MAX_VALUE;
        int now = Math.min(depth, side.size());
        int i = 0;
        int j = 0;
        while (i < size || j < now) {
            if (i < size && j < now && ticks[i] == side.tick(j)) {
                if (lots[i] != side.lots(j)) {
                    change.level(side.tick(j), side.lots(j));
                    best = Math.min(best, j);
                }
                i++;
                j++;
            } else if (j == now || i < size && side.better(ticks[i], side.tick(j))) {
                if (side.at(ticks[i]) == 0) {
                    change.level(ticks[i], 0);
                    best = Math.min(best, i);
                }
                i++;
            } else {
                change.level(side.tick(j), side.lots(j));
                best = Math.min(best, j);
                j++;
            }
        }
        remember();
        return best;
    }
}
