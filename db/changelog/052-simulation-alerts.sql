--liquibase formatted sql

--changeset traider:simulation-alerts
--comment: Alerts that a simulation found on one side alone, each with what is needed to explain both sides.
create table release_simulation_alert (
    simulation bigint  not null references release_simulation on delete cascade,
    ordinal    integer not null,
    gained     boolean not null,
    sequence   bigint  not null,
    alert      json    not null,
    other      text    not null,
    primary key (simulation, ordinal)
);
comment on table release_simulation_alert is 'Alerts that began on one side of a replay alone.';
comment on column release_simulation_alert.gained is 'Whether with the draft; with what was in force otherwise.';
comment on column release_simulation_alert.sequence is 'Of the recorded input at which it began.';
comment on column release_simulation_alert.other is 'Hash of the pack of its name on the other side; empty when none was in force.';
