--liquibase formatted sql

--changeset traider:facts
--comment: What the rules were shown when a decision was made. journal_commit fills columns by name; absent ones are null.
alter table decision add column facts jsonb;
comment on column decision.facts is 'Facts with their properties, by rule pack; null in rows of before any were kept';
