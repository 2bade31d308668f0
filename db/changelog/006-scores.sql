--liquibase formatted sql

--changeset traider:would-be
--comment: Strategies in the shadow decide, and send nothing. journal_commit fills columns by name; absent ones are null.
alter table decision add column would_be boolean;
comment on column decision.would_be is 'True when the strategy was in the shadow: the order is what it would have been';
