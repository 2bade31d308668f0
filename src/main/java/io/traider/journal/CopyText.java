package io.traider.journal;

import io.traider.domain.BookDelta;
import io.traider.domain.BookSnapshot;
import io.traider.domain.FundingRate;
import io.traider.domain.InstrumentStatus;
import io.traider.domain.Levels;
import io.traider.domain.MarkPrice;
import io.traider.domain.MarketEvent;
import io.traider.domain.Price;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Market events as lines of Postgres's COPY text format; the columns are those of {@link CaptureKind}. */
final class CopyText {
    private final StringBuilder text = new StringBuilder();

    boolean isEmpty() {
        return text.isEmpty();
    }

    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    /** @param instrument its number in the capture */
    void add(MarketEvent event, int instrument) {
        time(event.receivedNanos());
        time(event.eventNanos());
        text.append(instrument);
        switch (event) {
            case BookSnapshot e -> book(e.sequence(), true, e.bids(), e.asks());
            case BookDelta e -> book(e.sequence(), false, e.bids(), e.asks());
            case Trade e -> {
                next().escaped(e.id());
                next().text.append(e.price().units());
                next().text.append(e.quantity().units());
                next().text.append(e.aggressor() == Side.BUY ? 't' : 'f');
            }
            case FundingRate e -> {
                next().text.append(e.rate().toPlainString());
                next().text.append(e.intervalSeconds()).append('\t');
                optionalTime(e.nextFundingNanos());
            }
            case MarkPrice e -> {
                next().text.append(e.mark().units());
                next().optional(e.index());
            }
            case InstrumentStatus e -> {
                next().text.append(e.state());
                next().escaped(e.reason());
            }
        }
        text.append('\n');
    }

    private CopyText next() {
        text.append('\t');
        return this;
    }

    private void book(long sequence, boolean snapshot, Levels bids, Levels asks) {
        next().text.append(sequence);
        next().text.append(snapshot ? 't' : 'f');
        next().levels(bids);
        next().levels(asks);
    }

    private void levels(Levels levels) {
        text.append('{');
        for (int i = 0; i < levels.size(); i++) {
            text.append(i == 0 ? "" : ",").append(levels.price(i)).append(',').append(levels.quantity(i));
        }
        text.append('}');
    }

    private void time(long nanos) {
        text.append(micros(nanos)).append('\t');
    }

    private void optionalTime(long nanos) {
        text.append(nanos == 0 ? "\\N" : micros(nanos));
    }

    private void optional(@Nullable Price price) {
        if (price == null) {
            text.append("\\N");
        } else {
            text.append(price.units());
        }
    }

    /** Cut to microseconds: rounding up could leave the day, and so the partition. */
    private static Instant micros(long nanos) {
        long micros = Math.floorDiv(nanos, 1_000L);
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\0' -> text.append('\uFFFD');
                default -> text.append(c);
            }
        }
    }
}
