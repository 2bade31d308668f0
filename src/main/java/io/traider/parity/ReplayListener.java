package io.traider.parity;

/** Hears how far a replay is, every few thousand inputs, on the replay's own thread: it may also slow it down. */
@FunctionalInterface
public interface ReplayListener {

    /** Nobody listens. */
    ReplayListener NOBODY = (done, all) -> true;

    /**
     * @param done inputs gone through
     * @param all inputs in the stretch, those before the day included
     * @return whether to go on
     */
    boolean progress(long done, long all);
}
