--liquibase formatted sql

--changeset traider:030-release
--comment: What people may change while it trades, and everything that was done with it.
create table release (
    key  text primary key check (key ~ '^(rules|limits):[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    pack text check (pack ~ '^[A-Z_]{1,32}$'),
    check ((key like 'rules:%') = (pack is not null))
);
comment on table release is 'Rule packs and limit sets, by kind and name as the log names them.';
comment on column release.pack is 'The kind of rule pack, which says what its rules may see and do; null of limit sets.';

create table release_version (
    key          text        not null references release,
    number       integer     not null check (number > 0),
    hash         text        not null check (hash ~ '^[0-9a-f]{64}$'),
    content      json        not null,
    content_hash text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
    authors      text[]      not null check (cardinality(authors) > 0),
    origin       text        not null check (origin in ('SHIPPED', 'SUBMITTED', 'EMERGENCY')),
    comment      text        not null,
    made_by      text        not null,
    made_at      timestamptz not null,
    report       json,
    simulation   bigint,
    primary key (key, number),
    check (made_by = any (authors))
);
comment on table release_version is 'Immutable texts, numbered from 1.';
comment on column release_version.hash is 'Of what decides, as the log names it; scenarios do not count.';
comment on column release_version.content is 'Text by file name.';
comment on column release_version.content_hash is 'Of all files.';
comment on column release_version.authors is 'Everybody who wrote on it; none of them may approve it.';
comment on column release_version.report is 'What its check said.';

create table release_draft (
    key      text        primary key references release,
    content  json        not null,
    revision bigint      not null check (revision > 0),
    base     integer     not null check (base >= 0),
    authors  text[]      not null check (cardinality(authors) > 0),
    saved_by text        not null,
    saved_at timestamptz not null,
    note     text        not null default ''
);
comment on table release_draft is 'The one text in work of each.';
comment on column release_draft.base is 'Number of the version that it began with; 0 when there was none.';
comment on column release_draft.note is 'What a reviewer who sent it back had to say; empty when nobody did.';

create table release_revision (
    key      text        not null references release,
    revision bigint      not null,
    content  json        not null,
    saved_by text        not null,
    saved_at timestamptz not null,
    primary key (key, revision)
);
comment on table release_revision is 'What drafts said before, so that nothing that was typed is lost; the latest are kept.';

create table release_check (
    id           bigint      primary key generated always as identity,
    key          text        not null references release,
    content_hash text        not null,
    ok           boolean     not null,
    report       json        not null,
    checked_by   text        not null,
    checked_at   timestamptz not null
);
create index release_check_latest on release_check (key, id);

create table release_simulation (
    id           bigint      primary key generated always as identity,
    key          text        not null references release,
    content      json        not null,
    content_hash text        not null,
    from_at      timestamptz not null,
    to_at        timestamptz not null check (to_at > from_at),
    state        text        not null check (state in
        ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'INTERRUPTED')),
    requested_by text        not null,
    requested_at timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz,
    done         bigint      not null default 0,
    total        bigint      not null default 0,
    message      text        not null default '',
    result       json,
    check ((state in ('QUEUED', 'RUNNING')) = (ended_at is null))
);
comment on table release_simulation is 'A draft beside what was in force over recorded time.';
create index release_simulation_key on release_simulation (key, id);

create table release_simulation_row (
    simulation bigint  not null references release_simulation on delete cascade,
    ordinal    integer not null,
    kind       text    not null check (kind in ('STOPPED', 'LET_THROUGH', 'GAINED', 'LOST', 'OTHERWISE')),
    sequence   bigint  not null,
    was        json,
    would      json,
    primary key (simulation, ordinal),
    check (was is not null or would is not null)
);
comment on table release_simulation_row is 'Decisions that differ, as they were and as they would be.';

create table release_review (
    id          bigint      primary key generated always as identity,
    key         text        not null,
    number      integer     not null,
    approved    boolean     not null,
    comment     text        not null,
    reviewed_by text        not null,
    reviewed_at timestamptz not null,
    foreign key (key, number) references release_version,
    check (approved or length(trim(comment)) > 0)
);
create index release_review_version on release_review (key, number, id);

create table release_publication (
    id           bigint      primary key generated always as identity,
    key          text        not null,
    number       integer     not null,
    kind         text        not null check (kind in ('SHIPPED', 'REVIEWED', 'EMERGENCY', 'ROLLBACK', 'AUTOMATIC')),
    state        text        not null check (state in
        ('SCHEDULED', 'INTENDED', 'IN_FORCE', 'RETIRED', 'FAILED', 'CANCELLED')),
    requested_by text        not null,
    requested_at timestamptz not null,
    due_at       timestamptz,
    reason       text        not null,
    in_force_at  timestamptz,
    sequence     bigint,
    ended_at     timestamptz,
    message      text        not null default '',
    foreign key (key, number) references release_version,
    check (state <> 'SCHEDULED' or due_at is not null),
    check ((state in ('IN_FORCE', 'RETIRED')) = (in_force_at is not null)),
    check ((state in ('RETIRED', 'FAILED', 'CANCELLED')) = (ended_at is not null)),
    check (kind not in ('EMERGENCY', 'ROLLBACK', 'AUTOMATIC') or length(trim(reason)) > 0),
    check ((kind = 'AUTOMATIC') = (requested_by = 'governance'))
);
comment on table release_publication is 'A version comes, came or should have come into force.';
comment on column release_publication.sequence is 'Of the input with which it came into force.';
create unique index release_publication_one_in_force on release_publication (key) where state = 'IN_FORCE';
create unique index release_publication_one_intended on release_publication (key) where state = 'INTENDED';
create unique index release_publication_one_scheduled on release_publication (key) where state = 'SCHEDULED';
create index release_publication_key on release_publication (key, id);

create table release_shadow (
    id         bigint      primary key generated always as identity,
    key        text        not null,
    number     integer     not null,
    started_by text        not null,
    started_at timestamptz not null,
    ended_by   text,
    ended_at   timestamptz,
    foreign key (key, number) references release_version,
    check ((ended_by is null) = (ended_at is null))
);
create unique index release_shadow_one on release_shadow (key) where ended_at is null;

create table release_alert (
    id       bigint      primary key generated always as identity,
    key      text        not null references release,
    kind     text        not null check (kind in ('EMERGENCY', 'FAULTS', 'ROLLED_BACK', 'FAILED')),
    number   integer     not null,
    message  text        not null,
    at       timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    check ((ended_by is null) = (ended_at is null))
);
create index release_alert_open on release_alert (key) where ended_at is null;

create table release_use (
    key    text        not null references release,
    minute timestamptz not null,
    asked  bigint      not null,
    nanos  bigint      not null,
    faults bigint      not null,
    primary key (key, minute)
);
comment on table release_use is 'How often a pack was asked in each minute, and how long it took; kept for two days.';

create table release_hit (
    key    text        not null references release,
    rule   text        not null,
    minute timestamptz not null,
    hits   bigint      not null,
    nanos  bigint      not null,
    primary key (key, rule, minute)
);
comment on table release_hit is 'How often a rule fired in each minute; kept for two days.';

create table release_event (
    id       bigint      primary key check (id > 0),
    key      text        not null references release,
    number   integer,
    what     text        not null,
    by_whom  text        not null,
    at       timestamptz not null,
    detail   text        not null,
    previous bytea       not null check (length(previous) = 32),
    hash     bytea       not null unique check (length(hash) = 32)
);
comment on table release_event is 'Who did what when, numbered without a gap and hash-chained: evidence.';
comment on column release_event.hash is
    'SHA-256 of previous and of id, key, number, what, by_whom, at in microseconds and detail, each with its length.';

--changeset traider:030-release-laws splitStatements:false
--comment: What no program and no person may do, whatever way they come.
create trigger stays before update or delete or truncate on release_version
    for each statement execute function stays_as_written();
create trigger stays before update or delete or truncate on release_review
    for each statement execute function stays_as_written();
create trigger stays before update or delete or truncate on release_event
    for each statement execute function stays_as_written();
create trigger stays before delete or truncate on release_publication
    for each statement execute function stays_as_written();

create function release_version_follows() returns trigger language plpgsql as $$
declare
    last integer;
begin
    select coalesce(max(number), 0) into last from release_version where key = new.key;
    if new.number <> last + 1 then
        raise exception 'version % of % does not follow version %', new.number, new.key, last
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger release_version_follows before insert on release_version
    for each row execute function release_version_follows();

create function release_review_by_another() returns trigger language plpgsql as $$
declare
    wrote text[];
begin
    select authors into wrote from release_version where key = new.key and number = new.number;
    if new.approved and new.reviewed_by = any (wrote) then
        raise exception '% wrote on version % of % and may not approve it', new.reviewed_by, new.number, new.key
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger release_review_by_another before insert on release_review
    for each row execute function release_review_by_another();

create function release_publication_may() returns trigger language plpgsql as $$
declare
    from_where text;
    allowed boolean;
    latest boolean;
begin
    if tg_op = 'UPDATE' then
        if (new.key, new.number, new.kind, new.requested_by, new.requested_at, new.reason)
                is distinct from (old.key, old.number, old.kind, old.requested_by, old.requested_at, old.reason) then
            raise exception 'publication % stays what it was asked for', old.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if old.state in ('RETIRED', 'FAILED', 'CANCELLED')
                or old.state = 'IN_FORCE' and new.state not in ('IN_FORCE', 'RETIRED')
                or old.state = 'INTENDED' and new.state not in ('INTENDED', 'IN_FORCE', 'FAILED', 'CANCELLED')
                or old.state = 'SCHEDULED' and new.state not in ('SCHEDULED', 'INTENDED', 'FAILED', 'CANCELLED') then
            raise exception 'publication % cannot become % after %', old.id, new.state, old.state
                using errcode = 'integrity_constraint_violation';
        end if;
    elsif new.state not in ('SCHEDULED', 'INTENDED') then
        raise exception 'a publication begins scheduled or intended, not %', new.state
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('SCHEDULED', 'INTENDED', 'IN_FORCE') then
        select origin into from_where from release_version where key = new.key and number = new.number;
        select approved into latest from release_review
            where key = new.key and number = new.number order by id desc limit 1;
        allowed := case new.kind
            when 'SHIPPED' then from_where = 'SHIPPED'
            when 'EMERGENCY' then from_where = 'EMERGENCY'
            when 'REVIEWED' then from_where = 'SHIPPED' or coalesce(latest, false)
            else exists (select from release_publication where key = new.key and number = new.number
                and in_force_at is not null and id is distinct from new.id)
        end;
        if not allowed then
            raise exception 'version % of % may not come into force by way of %', new.number, new.key, new.kind
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    return new;
end
$$;
create trigger release_publication_may before insert or update on release_publication
    for each row execute function release_publication_may();

create function release_event_follows() returns trigger language plpgsql as $$
declare
    last release_event;
begin
    select * into last from release_event order by id desc limit 1;
    if new.id <> coalesce(last.id, 0) + 1 or last.id is not null and new.previous <> last.hash then
        raise exception 'event % does not follow event %', new.id, coalesce(last.id, 0)
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger release_event_follows before insert on release_event
    for each row execute function release_event_follows();
