package io.traider.venue.binance;

import io.traider.domain.BookSnapshot;
import io.traider.venue.BookFlaw;
import io.traider.venue.FeedBook;
import io.traider.venue.FeedListener;
import io.traider.venue.FeedRequest;
import io.traider.venue.Frame;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps one book in step with its depth updates: they wait until a snapshot fits to them, and again when one is missing.
 * A snapshot is asked for when the first update waits, again when the answer is too old, and again when none came.
 */
final class DepthSync {

    private static final int MAX_WAITING = 20_000;
    private static final long ANSWER_NANOS = 10_000_000_000L;

    private enum Phase {
        /** Updates wait for a snapshot. */
        WAITING,
        /** There is a snapshot, and no update was applied to it yet. */
        LOADED,
        /** Updates are applied as they come. */
        RUNNING
    }

    private final DepthRule rule;
    private final FeedBook book;
    private final TopCheck tops;
    private final Deque<DepthUpdate> waiting = new ArrayDeque<>();
    private Phase phase = Phase.WAITING;
    private long lastId;
    private long askedNanos;
    private boolean asked;

    DepthSync(DepthRule rule, FeedBook book) {
        this.rule = rule;
        this.book = book;
        tops = new TopCheck(book);
    }

    TopCheck tops() {
        return tops;
    }

    FeedBook book() {
        return book;
    }

    /** Starts anew on a new connection; updates that waited on the former one will never fit. */
    void reset() {
        waiting.forEach(update -> book.drop());
        waiting.clear();
        book.waiting(0);
        phase = Phase.WAITING;
        asked = false;
        tops.reset();
    }

    void onUpdate(DepthUpdate update, Frame frame, FeedListener listener) {
        switch (phase) {
            case WAITING -> await(update, frame, listener);
            case LOADED -> first(update, frame, listener);
            case RUNNING -> next(update, frame, listener);
        }
    }

    /** A snapshot that is older than what is running says nothing new. */
    void onSnapshot(BookSnapshot snapshot, Frame frame, FeedListener listener) {
        if (phase != Phase.WAITING && snapshot.sequence() < lastId) {
            return;
        }
        while (!waiting.isEmpty() && rule.older(waiting.peekFirst(), snapshot.sequence())) {
            waiting.removeFirst();
            book.drop();
        }
        if (!waiting.isEmpty() && !rule.fits(waiting.peekFirst(), snapshot.sequence())) {
            book.waiting(waiting.size());
            ask(frame, listener);
            return;
        }
        load(snapshot, frame, listener);
    }

    private void load(BookSnapshot snapshot, Frame frame, FeedListener listener) {
        book.take(snapshot);
        lastId = snapshot.sequence();
        if (!book.testCrossing(frame, snapshot.eventNanos(), listener)) {
            restart(frame, listener);
            return;
        }
        phase = Phase.LOADED;
        asked = false;
        book.pass(snapshot, listener);
        while (phase != Phase.WAITING && !waiting.isEmpty()) {
            onUpdate(waiting.removeFirst(), frame, listener);
        }
        book.waiting(waiting.size());
    }

    private void await(DepthUpdate update, Frame frame, FeedListener listener) {
        if (waiting.size() == MAX_WAITING) {
            waiting.removeFirst();
            book.drop();
        }
        waiting.addLast(update);
        book.waiting(waiting.size());
        if (!asked || frame.receivedNanos() - askedNanos > ANSWER_NANOS) {
            ask(frame, listener);
        }
    }

    private void first(DepthUpdate update, Frame frame, FeedListener listener) {
        if (rule.older(update, lastId)) {
            book.drop();
        } else if (rule.fits(update, lastId)) {
            phase = Phase.RUNNING;
            apply(update, frame, listener);
        } else {
            gap("gap: snapshot " + lastId + ", got ", update, frame, listener);
        }
    }

    private void next(DepthUpdate update, Frame frame, FeedListener listener) {
        if (rule.continues(update, lastId)) {
            apply(update, frame, listener);
        } else {
            gap("gap: expected an update after " + lastId + ", got ", update, frame, listener);
        }
    }

    private void apply(DepthUpdate update, Frame frame, FeedListener listener) {
        book.take(update.delta());
        lastId = update.lastId();
        if (!book.testCrossing(frame, update.delta().eventNanos(), listener)) {
            book.drop();
            restart(frame, listener);
            return;
        }
        book.pass(update.delta(), listener);
        tops.onBook(lastId);
    }

    private void gap(String reason, DepthUpdate update, Frame frame, FeedListener listener) {
        String numbers = update.previousId() < 0 ? "U " + update.firstId() : "pu " + update.previousId();
        book.invalidate(BookFlaw.GAP, reason + numbers, update.delta().eventNanos(), frame.receivedNanos(), listener);
        waiting.addFirst(update);
        book.waiting(waiting.size());
        restart(frame, listener);
    }

    private void restart(Frame frame, FeedListener listener) {
        phase = Phase.WAITING;
        ask(frame, listener);
    }

    private void ask(Frame frame, FeedListener listener) {
        asked = true;
        askedNanos = frame.receivedNanos();
        listener.onRequest(new FeedRequest.Snapshot(book.instrument()));
    }
}
