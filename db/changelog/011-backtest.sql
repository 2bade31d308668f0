--liquibase formatted sql

--changeset traider:011-backtest
--comment: Runs over the past that people asked for, and what came of them. Not part of the log: they may be deleted.
create table backtest (
    id           bigint      primary key generated always as identity,
    name         text        not null check (length(name) between 1 and 100),
    request      jsonb       not null,
    state        text        not null check (state in
        ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
    requested_by text        not null,
    requested_at timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz,
    message      text        not null default '',
    summary      json,
    detail       json,
    tear_sheet   text
);
comment on column backtest.request is 'What was asked for, so that it can be asked for again.';
comment on column backtest.message is 'Why it ended as it did, in words; empty when there is nothing to say.';
comment on column backtest.summary is 'Figures as ./traider backtest --json prints them, without the trades; null until there are any.';
comment on column backtest.detail is 'JSON of the trades and of the equity curve.';
comment on column backtest.tear_sheet is 'A whole HTML page.';
create index backtest_waiting on backtest (id) where state in ('QUEUED', 'RUNNING');

create table backtest_decision (
    run      bigint  not null references backtest on delete cascade,
    sequence bigint  not null,
    ordinal  integer not null,
    decision jsonb   not null,
    primary key (run, sequence, ordinal)
);
comment on column backtest_decision.sequence is 'Number of the input within the run.';

create table backtest_order (
    run    bigint not null references backtest on delete cascade,
    id     text   not null,
    placed jsonb  not null,
    primary key (run, id)
);
comment on column backtest_order.placed is 'The order in its last state.';

create table backtest_fill (
    run      bigint  not null references backtest on delete cascade,
    order_id text    not null,
    ordinal  integer not null,
    fill     jsonb   not null,
    primary key (run, order_id, ordinal)
);
comment on column backtest_fill.ordinal is 'In the order of the run, over all orders.';
