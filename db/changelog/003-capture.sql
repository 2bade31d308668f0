--liquibase formatted sql

--changeset traider:capture-instruments
create table capture_instrument (
    id integer primary key generated always as identity,
    venue text not null,
    symbol text not null,
    unique (venue, symbol)
);

--changeset traider:capture-tables splitStatements:false
--comment: Hypertables where TimescaleDB can be had, ranges of a day where not. Units are those of the domain: prices
--comment: times 10^10, quantities times 10^8. Times are rounded to microseconds; the log has them exactly.
do $$
declare
    timescale boolean := false;
    part text := ' partition by range (received_at)';
    parent text;
begin
    if exists (select from pg_available_extensions where name = 'timescaledb') then
        begin
            -- Without the preload, creating the extension would end the connection.
            if current_setting('shared_preload_libraries') like '%timescaledb%' then
                create extension if not exists timescaledb;
                timescale := true;
                part := '';
            end if;
        exception when insufficient_privilege then
            raise notice 'TimescaleDB is there but may not be used (%): native partitions instead', sqlerrm;
        end;
    end if;
    execute 'create table capture_book (
        received_at timestamptz not null,
        event_at timestamptz not null,
        instrument integer not null,
        sequence bigint not null,
        snapshot boolean not null,
        bids bigint[] not null,
        asks bigint[] not null)' || part;
    execute 'create table capture_trade (
        received_at timestamptz not null,
        event_at timestamptz not null,
        instrument integer not null,
        trade_id text not null,
        price bigint not null,
        quantity bigint not null,
        buy boolean not null)' || part;
    execute 'create table capture_funding (
        received_at timestamptz not null,
        event_at timestamptz not null,
        instrument integer not null,
        rate numeric not null,
        interval_seconds integer not null,
        next_funding_at timestamptz)' || part;
    execute 'create table capture_mark (
        received_at timestamptz not null,
        event_at timestamptz not null,
        instrument integer not null,
        mark bigint not null,
        index_price bigint)' || part;
    execute 'create table capture_status (
        received_at timestamptz not null,
        event_at timestamptz not null,
        instrument integer not null,
        state text not null,
        reason text not null)' || part;
    foreach parent in array array['capture_book', 'capture_trade', 'capture_funding', 'capture_mark',
        'capture_status'] loop
        if timescale then
            perform create_hypertable(parent::regclass, 'received_at'::name, chunk_time_interval => interval '1 day',
                create_default_indexes => false);
        end if;
        execute format('create index %I on %I (instrument, received_at)', parent || '_instrument', parent);
    end loop;
end
$$;
comment on table capture_book is 'Books as venues sent them: bids and asks are price, quantity, price, quantity, ...';
comment on table capture_trade is 'Trades between others';

--changeset traider:capture-retention splitStatements:false
create function is_hypertable(parent text) returns boolean language plpgsql stable as $$
begin
    if not exists (select from pg_extension where extname = 'timescaledb') then
        return false;
    end if;
    return exists (select from timescaledb_information.hypertables where hypertable_name = parent);
end
$$;

create function drop_days_before(parent text, day date) returns integer language plpgsql as $$
declare
    child text;
    dropped integer := 0;
begin
    if is_hypertable(parent) then
        execute format('select count(*) from drop_chunks(%L, older_than => %L::timestamptz)', parent,
            day::timestamp at time zone 'UTC') into dropped;
        return dropped;
    end if;
    for child in select partitions_of(parent) loop
        if right(child, 8) < to_char(day, 'YYYYMMDD') then
            execute format('drop table %I', child);
            dropped := dropped + 1;
        end if;
    end loop;
    return dropped;
end
$$;

--changeset traider:capture-views
create view captured_level as
    select b.received_at, b.event_at, i.venue, i.symbol, b.sequence, b.snapshot, l.side,
        l.units[2 * n - 1] * 0.0000000001 as price, l.units[2 * n] * 0.00000001 as quantity
    from capture_book b
        join capture_instrument i on i.id = b.instrument
        cross join lateral (values ('BUY', b.bids), ('SELL', b.asks)) as l (side, units)
        cross join lateral generate_series(1, cardinality(l.units) / 2) as n;
comment on view captured_level is 'Captured book levels, one a row, in decimals';

create view captured_trade as
    select t.received_at, t.event_at, i.venue, i.symbol, t.trade_id,
        t.price * 0.0000000001 as price, t.quantity * 0.00000001 as quantity,
        case when t.buy then 'BUY' else 'SELL' end as aggressor
    from capture_trade t join capture_instrument i on i.id = t.instrument;
comment on view captured_trade is 'Captured trades in decimals';
