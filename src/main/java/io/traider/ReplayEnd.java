package io.traider;

import java.util.concurrent.CompletableFuture;

/** The end of a replay, for those who wait for it. */
final class ReplayEnd {

    private final Progress progress;
    private final boolean exit;
    private final CompletableFuture<String> words = new CompletableFuture<>();

    /** @param exit whether the platform ends with its replay */
    ReplayEnd(Progress progress, boolean exit) {
        this.progress = progress;
        this.exit = exit;
    }

    /** @param came what came of it */
    void reached(String came) {
        progress.line("Replay: " + came + (exit ? "" : ". The result stays to be looked at; Ctrl-C stops"));
        words.complete(came);
    }

    /** Wishes a stop when it is reached, if that was asked for. */
    void then(Stop stop) {
        if (exit) {
            words.thenRun(stop::wish);
        }
    }

    /** What came of it, empty before. */
    String words() {
        return words.getNow("");
    }
}
