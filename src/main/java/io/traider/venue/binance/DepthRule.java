package io.traider.venue.binance;

/** How Binance says that a depth update continues what came before; from its page "How to manage a local order book". */
enum DepthRule {
    /** {@code U} is the former {@code u} plus one. */
    SPOT {
        @Override
        boolean older(DepthUpdate update, long snapshotId) {
            return update.lastId() <= snapshotId;
        }

        @Override
        boolean fits(DepthUpdate update, long snapshotId) {
            return update.firstId() <= snapshotId + 1 && snapshotId + 1 <= update.lastId();
        }

        @Override
        boolean continues(DepthUpdate update, long lastId) {
            return update.firstId() == lastId + 1;
        }
    },
    /** {@code pu} is the former {@code u}; {@code U} jumps freely, so between the two there is nothing of this book. */
    FUTURES {
        @Override
        boolean older(DepthUpdate update, long snapshotId) {
            return update.lastId() < snapshotId;
        }

        @Override
        boolean fits(DepthUpdate update, long snapshotId) {
            return update.previousId() <= snapshotId && snapshotId <= update.lastId();
        }

        @Override
        boolean continues(DepthUpdate update, long lastId) {
            return update.previousId() == lastId;
        }
    };

    /** Whether a snapshot holds the update already. */
    abstract boolean older(DepthUpdate update, long snapshotId);

    /** Whether the update is the first one to be applied to a snapshot. */
    abstract boolean fits(DepthUpdate update, long snapshotId);

    /** Whether nothing is missing between an applied update and this one. */
    abstract boolean continues(DepthUpdate update, long lastId);
}
