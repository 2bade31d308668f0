--liquibase formatted sql

--changeset traider:040-models
--comment: Models, what scores come from, and strategies are releases too.
alter table release drop constraint release_key_check;
alter table release add constraint release_key_check
    check (key ~ '^(rules|limits|model|strategy|onnx):[A-Za-z0-9][A-Za-z0-9._-]{0,63}$');
comment on table release is
    'What people change, by kind and name as the log names it: rules, limits, model (what a strategy''s score comes from), strategy; and onnx, a model, whose versions are parts of score sources.';
comment on column release.pack is 'The kind of rule pack, which says what its rules may see and do; null of all else.';

alter table release_publication drop constraint release_publication_kind_check;
alter table release_publication add constraint release_publication_kind_check
    check (kind in ('SHIPPED', 'REVIEWED', 'EMERGENCY', 'ROLLBACK', 'AUTOMATIC', 'PROMOTED', 'SET'));
alter table release_publication add constraint release_publication_kind_of_key check (case split_part(key, ':', 1)
    when 'model' then kind in ('SHIPPED', 'PROMOTED', 'ROLLBACK', 'AUTOMATIC')
    when 'strategy' then kind in ('SHIPPED', 'SET', 'ROLLBACK', 'AUTOMATIC')
    when 'onnx' then false
    else kind not in ('PROMOTED', 'SET') end);

--changeset traider:040-models-laws splitStatements:false
--comment: A score comes into force only when somebody else than whoever submitted it has approved each of its models.
create function release_model_approved(model text, version integer, file text, card text) returns boolean
language sql stable as $$
    select coalesce((
        select v.hash = file
            and encode(sha256(convert_to(v.content ->> 'card.yml', 'UTF8')), 'hex') = card
            and (v.origin = 'SHIPPED' or coalesce((
                select r.approved from release_review r
                where r.key = v.key and r.number = v.number order by r.id desc limit 1), false))
        from release_version v where v.key = 'onnx:' || model and v.number = version), false)
$$;

create function release_score_approved(of_key text, of_number integer) returns boolean
language sql stable as $$
    with score as (
        select content ->> 'score.yml' as text from release_version where key = of_key and number = of_number
    ), member as (
        select part[1] as model, part[2] as version, part[3] as file, part[4] as card
        from score, regexp_matches(text,
            '  - model: ([a-z][a-z0-9-]*)\n    version: (\d{1,9})\n    sha256: "([0-9a-f]{64})"\n    card: "([0-9a-f]{64})"\n',
            'g') as part
    )
    -- Only as the platform writes it, so that no model is named that is not found here.
    select (select text from score) ~ ('^combination: [a-z]+\n(over: [a-z]+\nintercept: [0-9.E+-]+\n)?members:\n'
            '(  - model: [a-z][a-z0-9-]*\n    version: \d{1,9}\n    sha256: "[0-9a-f]{64}"\n    card: "[0-9a-f]{64}"\n'
            '    weight: [0-9.E+-]+\n)+$')
        and (select bool_and(release_model_approved(model, version::integer, file, card)) from member)
$$;

create or replace function release_publication_may() returns trigger language plpgsql as $$
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
            when 'PROMOTED' then release_score_approved(new.key, new.number)
            when 'SET' then true
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
