--liquibase formatted sql

--changeset traider:parity-time
--comment: Finds the blocks of a day; costs next to nothing to keep, as blocks are written in the order of time.
create index journal_block_nanos on journal_block using brin (first_nanos, last_nanos) with (pages_per_range = 16);

--changeset traider:parity-checks
--comment: Replays of recorded days and what they found.
create table parity_check (
    id bigint primary key generated always as identity,
    day date not null,
    requested_by text not null,
    requested_at timestamptz not null,
    finished_at timestamptz,
    state text not null check (state in ('RUNNING', 'IDENTICAL', 'DIFFERENT', 'EMPTY', 'STOPPED', 'FAILED')),
    cause text not null check (cause in ('NONE', 'CODE', 'RELEASE', 'MODEL', 'ORDER_OF_INPUTS')),
    remark text not null,
    figures jsonb,
    report jsonb,
    check ((state = 'RUNNING') = (finished_at is null))
);
create index parity_check_requested on parity_check (requested_at desc);
comment on column parity_check.remark is 'What a person is told: the first difference, or why it failed';
comment on column parity_check.figures is 'What is charted; null before the end and of checks that found nothing to replay';
comment on column parity_check.report is 'Everything that was found';

--changeset traider:artefacts
--comment: What was in force in some session, so that a replay can have it again. Named by its content, so never changed.
create table artefact (
    key text not null,
    hash text not null,
    file text not null,
    content bytea not null,
    kept_at timestamptz not null default clock_timestamp(),
    primary key (key, hash, file)
);
create trigger stays before update or delete or truncate on artefact
    for each statement execute function stays_as_written();
