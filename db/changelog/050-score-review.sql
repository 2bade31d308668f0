--liquibase formatted sql

--changeset traider:050-score-review splitStatements:false
--comment: How members of a score are weighed is reviewed, too: one whose weights are not those in force needs an approval of its own.
-- What a score says besides which version of each model it asks; of one model alone nothing is left.
create function release_score_weights(of_key text, of_number integer) returns text
language sql stable as $$
    select case when text like E'combination: single\n%' then 'single'
        else regexp_replace(text, '\n    (version: \d{1,9}|sha256: "[0-9a-f]{64}"|card: "[0-9a-f]{64}")', '', 'g') end
    from (select content ->> 'score.yml' as text from release_version where key = of_key and number = of_number) as score
$$;

create function release_score_may(of_key text, of_number integer, publication bigint, approved boolean) returns boolean
language sql stable as $$
    select release_score_approved(of_key, of_number)
        and coalesce(approved, release_score_weights(of_key, of_number) = (
            select release_score_weights(key, number) from release_publication
            where key = of_key and in_force_at is not null and id is distinct from publication
            order by in_force_at desc, id desc limit 1), false)
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
            -- A session that has it in force already is not contradicted by a review that came meanwhile.
            when 'PROMOTED' then release_score_approved(new.key, new.number)
                and (new.state = 'IN_FORCE' or release_score_may(new.key, new.number, new.id, latest))
            when 'SET' then true
            else (new.state = 'IN_FORCE' or coalesce(latest, true))
                and exists (select from release_publication where key = new.key and number = new.number
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
