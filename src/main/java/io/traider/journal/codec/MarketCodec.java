package io.traider.journal.codec;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentId;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.Levels;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import io.traider.domain.Venue;
import java.util.HashMap;
import java.util.Map;

/** Market events, as differences to the ones before in the same payload. One instance writes or reads one payload. */
final class MarketCodec {
    static final int SNAPSHOT = 0;
    static final int DELTA = 1;
    static final int TRADE = 2;
    static final int FUNDING = 3;
    static final int MARK = 4;
    static final int STATUS = 5;

    /** What the next event of an instrument is likely to be near to. */
    private static final class Last {
        private long price;
        private long sequence;
    }

    private final Map<InstrumentId, Last> lasts = new HashMap<>();

    private Last last(InstrumentId instrument) {
        return lasts.computeIfAbsent(instrument, id -> new Last());
    }

    static int tag(MarketEvent event) {
        return switch (event) {
            case BookSnapshot e -> SNAPSHOT;
            case BookDelta e -> DELTA;
            case Trade e -> TRADE;
            case FundingRate e -> FUNDING;
            case MarkPrice e -> MARK;
            case InstrumentStatus e -> STATUS;
        };
    }

    void write(Writer out, MarketEvent event, long nanos) {
        instrument(out, event.instrument());
        out.signed(event.eventNanos() - nanos);
        out.signed(event.receivedNanos() - nanos);
        Last last = last(event.instrument());
        switch (event) {
            case BookSnapshot e -> {
                out.number(e.depth());
                writeBook(out, last, e.sequence(), e.bids(), e.asks());
            }
            case BookDelta e -> writeBook(out, last, e.sequence(), e.bids(), e.asks());
            case Trade e -> {
                out.text(e.id());
                writePrice(out, last, e.price());
                out.signed(e.quantity().units());
                out.constant(e.aggressor());
            }
            case FundingRate e -> {
                out.decimal(e.rate());
                out.signed(e.intervalSeconds());
                out.signed(e.nextFundingNanos());
            }
            case MarkPrice e -> {
                writePrice(out, last, e.mark());
                out.optional(e.index(), index -> writePrice(out, last, index));
            }
            case InstrumentStatus e -> {
                out.constant(e.state());
                out.text(e.reason());
            }
        }
    }

    MarketEvent read(Reader in, int tag, long nanos) {
        InstrumentId id = instrument(in);
        long event = in.signed() + nanos;
        long received = in.signed() + nanos;
        Last last = last(id);
        return switch (tag) {
            case SNAPSHOT -> {
                int depth = (int) in.number();
                yield new BookSnapshot(
                        id, event, received, readSequence(in, last), depth, readSide(in, last), readSide(in, last));
            }
            case DELTA ->
                new BookDelta(id, event, received, readSequence(in, last), readSide(in, last), readSide(in, last));
            case TRADE ->
                new Trade(
                        id,
                        event,
                        received,
                        in.text(),
                        readPrice(in, last),
                        Quantity.ofUnits(in.signed()),
                        in.constant(Side.class));
            case FUNDING -> new FundingRate(id, event, received, in.decimal(), (int) in.signed(), in.signed());
            case MARK ->
                new MarkPrice(id, event, received, readPrice(in, last), in.optional(() -> readPrice(in, last)));
            case STATUS ->
                new InstrumentStatus(id, event, received, in.constant(InstrumentStatus.State.class), in.text());
            default -> throw new IllegalArgumentException("no market event has tag " + tag);
        };
    }

    static void instrument(Writer out, InstrumentId id) {
        out.constant(id.venue());
        out.name(id.symbol());
    }

    static InstrumentId instrument(Reader in) {
        return new InstrumentId(in.constant(Venue.class), in.name());
    }

    private static void writeBook(Writer out, Last last, long sequence, Levels bids, Levels asks) {
        out.signed(sequence - last.sequence);
        last.sequence = sequence;
        writeSide(out, last, bids);
        writeSide(out, last, asks);
    }

    private static long readSequence(Reader in, Last last) {
        last.sequence += in.signed();
        return last.sequence;
    }

    private static void writeSide(Writer out, Last last, Levels levels) {
        LevelsCodec.write(out, levels, last.price);
        remember(last, levels);
    }

    private static Levels readSide(Reader in, Last last) {
        Levels levels = LevelsCodec.read(in, last.price);
        remember(last, levels);
        return levels;
    }

    private static void remember(Last last, Levels levels) {
        if (!levels.isEmpty()) {
            last.price = levels.price(0);
        }
    }

    private static void writePrice(Writer out, Last last, Price price) {
        out.signed(price.units() - last.price);
        last.price = price.units();
    }

    private static Price readPrice(Reader in, Last last) {
        last.price += in.signed();
        return Price.ofUnits(last.price);
    }
}
