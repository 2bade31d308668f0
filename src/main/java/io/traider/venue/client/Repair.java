package io.traider.venue.client;

import io.traider.venue.FeedRequest;
import org.jspecify.annotations.Nullable;

/** What is under way to make one instrument whole again; the more often it is needed the longer it waits. */
final class Repair {

    private static final long CALM_NANOS = 60_000_000_000L;

    private final Backoff backoff;
    private @Nullable FeedRequest wanted;
    private long dueAt;
    private long lastAt;
    private boolean before;
    private boolean underWay;

    Repair(Backoff backoff) {
        this.backoff = backoff;
    }

    /** Takes note of a wish; one that is waiting or under way already is enough. */
    void want(FeedRequest request, long now) {
        if (wanted != null || underWay) {
            return;
        }
        if (!before || now - lastAt > CALM_NANOS) {
            backoff.reset();
            schedule(request, now);
        } else {
            schedule(request, now + backoff.next().toNanos());
        }
    }

    /** Wants it again because it failed. */
    void again(FeedRequest request, long now, long pause) {
        underWay = false;
        schedule(request, now + Math.max(pause, backoff.next().toNanos()));
    }

    private void schedule(FeedRequest request, long at) {
        wanted = request;
        dueAt = at;
    }

    /** What is to be done now, or {@code null}. */
    @Nullable
    FeedRequest take(long now) {
        FeedRequest request = wanted;
        if (request == null || now - dueAt < 0) {
            return null;
        }
        wanted = null;
        before = true;
        lastAt = now;
        return request;
    }

    /** It is being worked at, by somebody who says when that is {@link #done}. */
    void begin() {
        underWay = true;
    }

    void done() {
        underWay = false;
    }
}
