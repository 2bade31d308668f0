package io.traider.venue.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Fetches snapshots from one venue, one at a time and within its limits: it stops for as long as the venue says, and for
 * the rest of a minute once most of the minute's weight is used. For virtual threads, which may wait here.
 */
final class SnapshotDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MINUTE = 60_000_000_000L;

    /** What came of asking. */
    sealed interface Outcome {
        record Snapshot(byte[] body) implements Outcome {}

        /** @param pause nanoseconds after which asking again makes sense */
        record Failure(String reason, long pause) implements Outcome {}
    }

    private final HttpClient http;
    private final int maxBytes;
    private final int weightLimit;
    private final ReentrantLock turn = new ReentrantLock(true);
    private long closedUntil = System.nanoTime();

    /** @param weightLimit that the venue grants in a minute */
    SnapshotDesk(HttpClient http, int maxBytes, int weightLimit) {
        this.http = http;
        this.maxBytes = maxBytes;
        this.weightLimit = weightLimit;
    }

    Outcome fetch(URI address) {
        turn.lock();
        try {
            long wait = closedUntil - System.nanoTime();
            return wait > 0 ? new Outcome.Failure("the venue's request limit is used up", wait) : ask(address);
        } finally {
            turn.unlock();
        }
    }

    private Outcome ask(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            return judge(http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes)));
        } catch (IOException e) {
            return new Outcome.Failure(Failures.text(e), 0);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private Outcome judge(HttpResponse<byte[]> response) {
        mind(response.headers());
        int status = response.statusCode();
        if (status == 429 || status == 418) {
            long stop = retryAfter(response.headers());
            closedUntil = System.nanoTime() + stop;
            return new Outcome.Failure(
                    "HTTP status " + status + ", told to wait " + stop / 1_000_000_000L + " s", stop);
        }
        return status == 200 ? new Outcome.Snapshot(response.body()) : new Outcome.Failure("HTTP status " + status, 0);
    }

    /** Leaves a fifth of the minute's weight alone. */
    private void mind(HttpHeaders headers) {
        long used = headers.firstValueAsLong("x-mbx-used-weight-1m").orElse(0);
        if (used > weightLimit * 4L / 5) {
            closedUntil = System.nanoTime() + MINUTE;
        }
    }

    private static long retryAfter(HttpHeaders headers) {
        return headers.firstValue("retry-after")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)).toNanos())
                .orElse(MINUTE);
    }
}
