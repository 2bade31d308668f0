--liquibase formatted sql

--changeset traider:simulation-passes
--comment: A simulation first asks the rules again about what is recorded, and replays the time where that found a difference.
alter table release_simulation add column replay boolean not null default false;
comment on column release_simulation.replay is 'Whether it is replayed even when the rules would have said the same.';
alter table release_simulation_row add column pass text not null default 'REPLAY' check (pass in ('RULES', 'REPLAY'));
alter table release_simulation_row alter column pass drop default;
comment on column release_simulation_row.pass is 'Which pass found it.';
update release_simulation set result = json_build_object('replay', result) where result is not null;
