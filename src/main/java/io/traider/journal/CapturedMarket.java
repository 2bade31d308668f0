package io.traider.journal;

import io.traider.domain.InstrumentId;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import io.traider.domain.Side;
import io.traider.domain.Trade;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What charts show, from the capture. Times are those of arrival. */
final class CapturedMarket {
    private static final String TRADES = """
            select received_at, event_at, trade_id, price, quantity, buy
            from capture_trade
            where instrument = (select id from capture_instrument where venue = ? and symbol = ?)
                and received_at < ?
            order by received_at desc, event_at desc, trade_id desc
            limit ?""";

    private static final String BARS = """
            select part, (array_agg(price order by received_at, event_at, trade_id))[1] as open, max(price) as high,
                min(price) as low, (array_agg(price order by received_at desc, event_at desc, trade_id desc))[1] as close,
                sum(quantity)::bigint as volume, count(*) as trades
            from (select *, floor(extract(epoch from received_at) / ?)::bigint as part
                  from capture_trade
                  where instrument = (select id from capture_instrument where venue = ? and symbol = ?)
                      and received_at >= ? and received_at < ?) t
            group by part
            order by part""";

    private final DSLContext dsl;

    CapturedMarket(DSLContext dsl) {
        this.dsl = dsl;
    }

    CompletionStage<List<Trade>> trades(InstrumentId id, long beforeNanos, int limit) {
        return Answers.list(
                dsl.resultQuery(TRADES, id.venue().name(), id.symbol(), time(beforeNanos), limit),
                row -> new Trade(
                        id,
                        nanos(row.get("event_at", OffsetDateTime.class)),
                        nanos(row.get("received_at", OffsetDateTime.class)),
                        row.get("trade_id", String.class),
                        price(row, "price"),
                        Quantity.ofUnits(row.get("quantity", Long.class)),
                        row.get("buy", Boolean.class) ? Side.BUY : Side.SELL));
    }

    CompletionStage<List<Bar>> bars(InstrumentId id, long fromNanos, long toNanos, int seconds) {
        return Answers.list(
                dsl.resultQuery(BARS, seconds, id.venue().name(), id.symbol(), time(fromNanos), time(toNanos)),
                row -> new Bar(
                        row.get("part", Long.class) * seconds * 1_000_000_000L,
                        price(row, "open"),
                        price(row, "high"),
                        price(row, "low"),
                        price(row, "close"),
                        Quantity.ofUnits(row.get("volume", Long.class)),
                        row.get("trades", Long.class)));
    }

    private static Price price(Record row, String field) {
        return Price.ofUnits(row.get(field, Long.class));
    }

    private static OffsetDateTime time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .atOffset(ZoneOffset.UTC);
    }

    private static long nanos(OffsetDateTime time) {
        return Math.addExact(Math.multiplyExact(time.toEpochSecond(), 1_000_000_000L), time.getNano());
    }
}
