--liquibase formatted sql

--changeset traider:judgements
--comment: How good models are on a past that they were not trained on, beside what is in force.
create table judgement (
    id           bigint      primary key generated always as identity,
    model        text        not null,
    version      integer     not null check (version > 0),
    strategy     text        not null,
    source_hash  text        not null default '',
    state        text        not null check (state in
        ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
    requested_by text        not null,
    requested_at timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz,
    message      text        not null default '',
    result       json,
    page         text,
    check ((state in ('QUEUED', 'RUNNING')) = (ended_at is null)),
    check ((state = 'DONE') = (result is not null and page is not null))
);
comment on table judgement is 'A version of a model, judged as the next score of a strategy.';
comment on column judgement.source_hash is 'Of the score source that it would make; empty before the end.';
comment on column judgement.result is 'Figures of both sides, cautions, and the reference that governance compares with.';
comment on column judgement.page is 'For the reviewer, one HTML file.';
create index judgement_model on judgement (model, id);
create index judgement_source on judgement (strategy, source_hash, id);
