package io.traider.venue.route;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.InstrumentStatus.State;
import io.traider.domain.MarketEvent;
import io.traider.venue.FeedBook;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One instrument on its way into the session. It may be spread over connections: the one that brought its last snapshot
 * carries its book and says what that is worth, and while any of the others is down the instrument is stale all the same.
 *
 * <p>When the session is full and refuses one of its events, the instrument is invalid until there is room again; then its
 * feed's own book, which has missed nothing, is handed in as a snapshot. Used under its venue's gate, but for
 * {@link #state} and what goes with it.
 */
final class InstrumentFeed {

    static final String FULL = "the session is full";

    /** What was said of it last. */
    record Worth(State state, String reason) {}

    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final Worth UNKNOWN = new Worth(State.STALE, "not connected yet");

    private final InstrumentId instrument;
    private final EventSink sink;
    private final List<Station> stations = new CopyOnWriteArrayList<>();
    private @Nullable Station carrier;
    private int depth;
    private Worth book = new Worth(State.INVALID, "no snapshot yet");
    private volatile Worth worth = UNKNOWN;
    private long brokenSince;
    private boolean missing;
    private boolean missingTold;
    private @Nullable FundingRate lostFunding;
    private volatile long refused; // written under the gate only

    InstrumentFeed(InstrumentId instrument, EventSink sink) {
        this.instrument = instrument;
        this.sink = sink;
    }

    InstrumentId instrument() {
        return instrument;
    }

    /** The connections that bring something of it, in the order in which they were heard of. */
    List<Station> stations() {
        return stations;
    }

    void servedBy(Station station) {
        if (!stations.contains(station)) {
            stations.add(station);
        }
    }

    /** Says which connection its book is to be expected from. */
    void bookFrom(Station station) {
        servedBy(station);
        carrier = station;
    }

    Worth worth() {
        return worth;
    }

    /** Events that the session refused. */
    long refused() {
        return refused;
    }

    /** Hands an event on; whether what is known of the instrument's worth has changed. */
    boolean take(MarketEvent event, Station from) {
        servedBy(from);
        return switch (event) {
            case InstrumentStatus status -> takeStatus(status, from);
            case BookSnapshot snapshot -> takeSnapshot(snapshot, from);
            case BookDelta delta -> offerBook(delta);
            case FundingRate funding -> {
                lostFunding = offered(funding) ? null : funding;
                yield false;
            }
            default -> {
                offered(event);
                yield false;
            }
        };
    }

    private boolean takeStatus(InstrumentStatus status, Station from) {
        if (carrier == null || carrier == from) {
            book = new Worth(status.state(), status.state() == State.LIVE ? "" : status.reason());
        }
        return tell(status.eventNanos(), status.receivedNanos());
    }

    private boolean takeSnapshot(BookSnapshot snapshot, Station from) {
        carrier = from;
        depth = snapshot.depth();
        return offerBook(snapshot);
    }

    private boolean offered(MarketEvent event) {
        boolean taken = sink.offer(event);
        if (!taken) {
            refused++;
        }
        return taken;
    }

    private boolean offerBook(MarketEvent event) {
        if (missing) {
            refused++;
            return false;
        }
        missing = !offered(event);
        return missing && tell(event.eventNanos(), event.receivedNanos());
    }

    /** Called after each frame of one of its connections; whether its worth has changed. */
    boolean settle(long nanos) {
        if (missing && missingTold && sink.hasRoom()) {
            mend(nanos);
        }
        FundingRate funding = lostFunding;
        if (funding != null && sink.hasRoom() && sink.offer(funding)) {
            lostFunding = null;
        }
        return tell(nanos, nanos);
    }

    /**
     * Whether the book should be asked for again, and where: its connection is open and speaks, and yet it was not whole
     * for so long that what should have made it so must have been lost.
     */
    @Nullable
    Station overdue(long nanos) {
        boolean broken = book.state() == State.INVALID || book.state() == State.STALE;
        Station from = carrier;
        if (!broken || from == null || !from.open() || brokenSince == 0) {
            brokenSince = nanos;
            return null;
        }
        if (nanos - Math.max(brokenSince, from.openSince()) < PATIENCE_NANOS) {
            return null;
        }
        brokenSince = nanos;
        return from;
    }

    /** A book that is not live is told of by its own status, and its next snapshot mends everything. */
    private void mend(long nanos) {
        FeedBook whole = carrierBook();
        missing = whole != null && whole.live() && !sink.offer(Snapshots.of(whole.book(), depth, nanos));
        missingTold = missing;
    }

    private @Nullable FeedBook carrierBook() {
        Station from = carrier;
        return from == null
                ? null
                : from.feed().books().stream()
                        .filter(candidate -> candidate.instrument().equals(instrument))
                        .findFirst()
                        .orElse(null);
    }

    /** Says what the instrument is worth, when that has changed. */
    private boolean tell(long eventNanos, long receivedNanos) {
        Worth now = judge();
        if (now.equals(worth) && (!missing || missingTold)) {
            return false;
        }
        boolean taken =
                sink.offer(new InstrumentStatus(instrument, eventNanos, receivedNanos, now.state(), now.reason()));
        missing |= !taken;
        missingTold = missing && taken;
        boolean changed = !now.equals(worth);
        worth = missing ? new Worth(State.INVALID, FULL) : now;
        return changed;
    }

    private Worth judge() {
        if (missing) {
            return new Worth(State.INVALID, FULL);
        }
        for (Station station : stations) {
            if (!station.open()) {
                return new Worth(State.STALE, down(station));
            }
        }
        return book;
    }

    private static String down(Station station) {
        return station.feed().statistics().connects() == 0
                ? "not connected yet"
                : "connection " + station.connection() + " is down";
    }
}
