--liquibase formatted sql

--changeset traider:051-package-checks
--comment: What the check of each model of a package said.
alter table strategy_package add column checks json;
comment on column strategy_package.checks is
    'By name and version of each model that it brings, what its check said; null of packages that came before this was kept.';

--changeset traider:051-package-models splitStatements:false
--comment: A strategy sends orders only by models that the platform shipped with, or that somebody approved who did not bring them.
-- The mode stands at the end of the file, where the platform writes what people set; a file where nobody set it trades on paper.
create function release_strategy_shadow(of_key text, of_number integer) returns boolean
language sql stable as $$
    select (content ->> 'strategy.yml') ~ 
        E'\n# Set while it trades, in the place of what stands above\\.\nset:\n  mode: shadow\n(  [^\n]*\n)*$'
    from release_version where key = of_key and number = of_number
$$;

create function release_in_force(of_key text) returns integer
language sql stable as $$
    select number from release_publication where key = of_key and in_force_at is not null
    order by in_force_at desc, id desc limit 1
$$;

create function release_publication_trusted() returns trigger language plpgsql as $$
declare
    strategy text := split_part(new.key, ':', 2);
    allowed boolean := true;
begin
    if new.state in ('SCHEDULED', 'INTENDED') and new.kind <> 'SHIPPED' then
        allowed := case split_part(new.key, ':', 1)
            when 'strategy' then release_strategy_shadow(new.key, new.number)
                or coalesce(release_score_approved('model:' || strategy, release_in_force('model:' || strategy)), true)
            when 'model' then release_score_approved(new.key, new.number)
                or coalesce(release_strategy_shadow('strategy:' || strategy, release_in_force('strategy:' || strategy)), false)
            else true end;
    end if;
    if not allowed then
        raise exception 'strategy % would send orders by a model that nobody approved who did not bring it', strategy
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger release_publication_trusted before insert or update on release_publication
    for each row execute function release_publication_trusted();

create function strategy_package_checked() returns trigger language plpgsql as $$
begin
    if new.checks::text is distinct from old.checks::text then
        raise exception 'what the check of package % said never changes', old.name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger strategy_package_checked before update on strategy_package
    for each row execute function strategy_package_checked();
