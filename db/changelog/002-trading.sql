--liquibase formatted sql

--changeset traider:decisions
--comment: What people ask of the log. Every row stands in the log too; (sequence, ordinal) is its place there.
create table decision (
    sequence bigint not null,
    ordinal integer not null,
    nanos bigint not null,
    strategy text not null,
    venue text not null,
    symbol text not null,
    signal_kind text not null,
    allowed boolean not null,
    order_id text,
    codes text[] not null,
    model text not null,
    model_hash text not null,
    score_value double precision not null,
    signal jsonb not null,
    features jsonb not null,
    score jsonb not null,
    intent jsonb,
    verdict jsonb not null,
    versions jsonb not null,
    primary key (sequence, ordinal)
);
create index decision_strategy on decision (strategy, sequence, ordinal);
create index decision_instrument on decision (venue, symbol, sequence, ordinal);
create index decision_nanos on decision (nanos);
comment on column decision.codes is 'Codes of the reasons: of the signal when allowed, of the breaches when not';
comment on column decision.versions is 'Content hash of each artefact in force, by name';

create trigger stays before update or delete or truncate on decision
    for each statement execute function stays_as_written();

--changeset traider:orders
create table orders (
    id text primary key,
    sequence bigint not null,
    ordinal integer not null,
    decision bigint not null,
    strategy text not null,
    venue text not null,
    symbol text not null,
    side text not null,
    type text not null,
    time_in_force text not null,
    quantity numeric not null,
    limit_price numeric,
    life_nanos bigint not null,
    reduce_only boolean not null,
    status text not null,
    filled numeric not null,
    filled_value numeric not null,
    created_nanos bigint not null,
    updated_nanos bigint not null,
    remark text not null,
    unique (sequence, ordinal)
);
create index orders_strategy on orders (strategy, sequence, ordinal);
create index orders_instrument on orders (venue, symbol, sequence, ordinal);
create index orders_nanos on orders (created_nanos);
create index orders_working on orders (status) where status in ('PENDING', 'OPEN');
comment on table orders is 'Orders in their latest state';

create table fill (
    id text primary key,
    sequence bigint not null,
    ordinal integer not null,
    order_id text not null,
    strategy text not null,
    venue text not null,
    symbol text not null,
    side text not null,
    price numeric not null,
    quantity numeric not null,
    liquidity text not null,
    fee numeric not null,
    fee_currency text not null,
    nanos bigint not null,
    unique (sequence, ordinal)
);
create index fill_order on fill (order_id);
create index fill_strategy on fill (strategy, sequence, ordinal);
create index fill_instrument on fill (venue, symbol, sequence, ordinal);
create index fill_nanos on fill (nanos);

create trigger stays before update or delete or truncate on fill
    for each statement execute function stays_as_written();

--changeset traider:portfolio
create table position (
    strategy text not null,
    venue text not null,
    symbol text not null,
    sequence bigint not null,
    quantity numeric not null,
    cost numeric not null,
    realized_pnl numeric not null,
    fees numeric not null,
    funding numeric not null,
    currency text not null,
    updated_nanos bigint not null,
    primary key (strategy, venue, symbol)
);
comment on table position is 'Positions in their latest state';

create table ledger_entry (
    id text primary key,
    sequence bigint not null,
    ordinal integer not null,
    nanos bigint not null,
    text text not null,
    unique (sequence, ordinal)
);
create index ledger_entry_nanos on ledger_entry (nanos);

create table ledger_posting (
    sequence bigint not null,
    ordinal integer not null,
    line integer not null,
    account text not null,
    amount numeric not null,
    currency text not null,
    primary key (sequence, ordinal, line)
);
create index ledger_posting_account on ledger_posting (account, sequence);

create table ledger_balance (
    account text not null,
    currency text not null,
    amount numeric not null,
    primary key (account, currency)
);
comment on table ledger_balance is 'Sum of the postings of each account and currency';

create trigger stays before update or delete or truncate on ledger_entry
    for each statement execute function stays_as_written();
create trigger stays before update or delete or truncate on ledger_posting
    for each statement execute function stays_as_written();

create table kill_switch (
    scope text primary key,
    reason text not null,
    engaged_by text not null,
    since_nanos bigint not null
);
comment on table kill_switch is 'The switches engaged at the end of the log';

create table equity (
    nanos bigint primary key,
    currency text not null,
    equity numeric not null,
    cash numeric not null,
    realized_pnl numeric not null,
    unrealized_pnl numeric not null,
    daily_pnl numeric not null,
    fees numeric not null,
    funding numeric not null,
    peak numeric not null,
    max_drawdown numeric not null
);
comment on table equity is 'Samples of the portfolio';

--changeset traider:journal-commit splitStatements:false
--comment: A block in one call, so in one round trip and one transaction. Rows are objects with the columns' names.
create function journal_commit(new_first bigint, new_last bigint, new_first_nanos bigint, new_last_nanos bigint,
    new_inputs_hash bytea, new_steps_hash bytea, new_previous_hash bytea, new_hash bytea, new_inputs bytea,
    new_sequences bigint[], new_payloads bytea[], new_rows jsonb) returns void language plpgsql as $$
begin
    insert into journal_block (first_sequence, last_sequence, first_nanos, last_nanos, steps, inputs_hash, steps_hash,
            previous_hash, hash)
        values (new_first, new_last, new_first_nanos, new_last_nanos, cardinality(new_sequences), new_inputs_hash,
            new_steps_hash, new_previous_hash, new_hash);
    insert into journal_input (first_sequence, payload) values (new_first, new_inputs);
    if cardinality(new_sequences) > 0 then
        insert into journal_step (sequence, payload)
            select s.sequence, s.payload from unnest(new_sequences, new_payloads) as s (sequence, payload);
    end if;
    if new_rows is null then
        return;
    end if;
    if new_rows ? 'decision' then
        insert into decision select * from jsonb_populate_recordset(null::decision, new_rows -> 'decision');
    end if;
    if new_rows ? 'orders' then
        insert into orders select * from jsonb_populate_recordset(null::orders, new_rows -> 'orders')
            on conflict (id) do update set status = excluded.status, filled = excluded.filled,
                filled_value = excluded.filled_value, updated_nanos = excluded.updated_nanos, remark = excluded.remark;
    end if;
    if new_rows ? 'fill' then
        insert into fill select * from jsonb_populate_recordset(null::fill, new_rows -> 'fill');
    end if;
    if new_rows ? 'position' then
        insert into position select * from jsonb_populate_recordset(null::"position", new_rows -> 'position')
            on conflict (strategy, venue, symbol) do update set sequence = excluded.sequence,
                quantity = excluded.quantity, cost = excluded.cost, realized_pnl = excluded.realized_pnl,
                fees = excluded.fees, funding = excluded.funding, currency = excluded.currency,
                updated_nanos = excluded.updated_nanos;
    end if;
    if new_rows ? 'ledger_entry' then
        insert into ledger_entry select * from jsonb_populate_recordset(null::ledger_entry, new_rows -> 'ledger_entry');
        insert into ledger_posting
            select * from jsonb_populate_recordset(null::ledger_posting, new_rows -> 'ledger_posting');
        insert into ledger_balance
            select * from jsonb_populate_recordset(null::ledger_balance, new_rows -> 'ledger_balance')
            on conflict (account, currency) do update set amount = ledger_balance.amount + excluded.amount;
    end if;
    if new_rows ? 'kill_switch' then
        delete from kill_switch;
        insert into kill_switch select * from jsonb_populate_recordset(null::kill_switch, new_rows -> 'kill_switch');
    end if;
    if new_rows ? 'equity' then
        insert into equity select * from jsonb_populate_recordset(null::equity, new_rows -> 'equity')
            on conflict (nanos) do update set currency = excluded.currency, equity = excluded.equity,
                cash = excluded.cash, realized_pnl = excluded.realized_pnl, unrealized_pnl = excluded.unrealized_pnl,
                daily_pnl = excluded.daily_pnl, fees = excluded.fees, funding = excluded.funding, peak = excluded.peak,
                max_drawdown = excluded.max_drawdown;
    end if;
end
$$;
