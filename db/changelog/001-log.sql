--liquibase formatted sql

--changeset traider:log-blocks
--comment: The log: a block is a run of inputs that was committed at once. Its header is kept for ever.
create table journal_block (
    first_sequence bigint primary key check (first_sequence > 0),
    last_sequence bigint not null unique check (last_sequence >= first_sequence),
    first_nanos bigint not null,
    last_nanos bigint not null,
    steps integer not null,
    inputs_hash bytea not null check (length(inputs_hash) = 32),
    steps_hash bytea not null check (length(steps_hash) = 32),
    previous_hash bytea not null check (length(previous_hash) = 32),
    hash bytea not null check (length(hash) = 32),
    written_at timestamptz not null default clock_timestamp()
);
comment on table journal_block is 'Headers of the blocks of the log, gapless and hash-chained';
comment on column journal_block.steps is 'How many rows of journal_step belong to the block';
comment on column journal_block.hash is
    'SHA-256 of previous_hash, first_sequence, last_sequence, first_nanos, last_nanos, steps, inputs_hash, steps_hash';

create table journal_input (
    first_sequence bigint primary key,
    payload bytea not null
) partition by range (first_sequence);
alter table journal_input alter column payload set storage external;
comment on table journal_input is 'The inputs of a block, encoded and deflated; old partitions are dropped';

create table journal_step (
    sequence bigint primary key,
    payload bytea not null
);
alter table journal_step alter column payload set storage external;
comment on table journal_step is 'Steps in which something happened, with their inputs, encoded; kept for ever';

create table snapshot (
    sequence bigint primary key,
    state bytea not null,
    written_at timestamptz not null default clock_timestamp()
);
comment on table snapshot is 'State of the engine after a step; the latest few are kept';

--changeset traider:log-laws splitStatements:false
--comment: The log has no gap, its chain does not break, and what is written stays as it is.
create function journal_block_follows() returns trigger language plpgsql as $$
declare
    last journal_block;
begin
    select * into last from journal_block order by first_sequence desc limit 1;
    if found then
        if new.first_sequence <> last.last_sequence + 1 then
            raise exception 'block % does not follow block % to %', new.first_sequence, last.first_sequence,
                last.last_sequence using errcode = 'integrity_constraint_violation';
        end if;
        if new.previous_hash <> last.hash then
            raise exception 'block % does not carry the hash of block %', new.first_sequence, last.first_sequence
                using errcode = 'integrity_constraint_violation';
        end if;
    elsif new.first_sequence <> 1 then
        raise exception 'the log begins with block 1, not with %', new.first_sequence
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

create trigger journal_block_follows before insert on journal_block
    for each row execute function journal_block_follows();

create function stays_as_written() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: the log is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;

create trigger stays before update or delete or truncate on journal_block
    for each statement execute function stays_as_written();
create trigger stays before update or delete or truncate on journal_step
    for each statement execute function stays_as_written();
create trigger stays before update or delete on journal_input
    for each statement execute function stays_as_written();

--changeset traider:partitions splitStatements:false
--comment: Partitions are made beside their table and attached, so that readers and writers are not locked out.
create function ensure_sequence_partition(parent text, width bigint, number bigint) returns void
language plpgsql as $$
declare
    child text := parent || '_' || lpad(number::text, 6, '0');
begin
    if to_regclass(child) is null then
        execute format('create table %I (like %I including defaults including storage)', child, parent);
        execute format('alter table %I attach partition %I for values from (%s) to (%s)',
            parent, child, number * width, (number + 1) * width);
    end if;
end
$$;

create function ensure_day_partition(parent text, day date) returns void language plpgsql as $$
declare
    child text := parent || '_' || to_char(day, 'YYYYMMDD');
begin
    if to_regclass(child) is null then
        execute format('create table %I (like %I including defaults including storage)', child, parent);
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, child,
            day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end if;
end
$$;

create function partitions_of(parent text) returns setof text language sql stable as $$
    select c.relname::text
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = to_regclass(parent)
    order by 1
$$;

--changeset traider:inputs-retention splitStatements:false
--comment: Drops the partitions whose inputs were all written before a time; never the one in use.
create function drop_inputs_before(width bigint, moment timestamptz) returns integer language plpgsql as $$
declare
    child text;
    dropped integer := 0;
    beyond bigint;
begin
    for child in select partitions_of('journal_input') loop
        beyond := (substring(child from '[0-9]+$')::bigint + 1) * width;
        if (select b.written_at < moment from journal_block b where b.first_sequence >= beyond
                order by b.first_sequence limit 1) then
            execute format('drop table %I', child);
            dropped := dropped + 1;
        end if;
    end loop;
    return dropped;
end
$$;
