--liquibase formatted sql

--changeset traider:043-packages
--comment: Packages of strategies, and the publishers' keys that administrators trust.
create table publisher_key (
    id            bigint      primary key generated always as identity,
    public_key    bytea       not null check (octet_length(public_key) = 32),
    name          text        not null check (length(name) between 1 and 100),
    trusted_by    text        not null,
    trusted_at    timestamptz not null,
    distrusted_by text,
    distrusted_at timestamptz,
    check ((distrusted_by is null) = (distrusted_at is null))
);
comment on table publisher_key is 'Ed25519 keys by which publishers sign packages of strategies, each from when to when somebody trusted it.';
create unique index publisher_key_trusted on publisher_key (public_key) where distrusted_at is null;
create unique index publisher_key_name on publisher_key (name) where distrusted_at is null;

create table strategy_package (
    id           bigint      primary key generated always as identity,
    name         text        not null check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
    version      integer     not null check (version > 0),
    summary      text        not null,
    hash         text        not null unique check (hash = encode(sha256(file), 'hex')),
    file         bytea       not null,
    key          bigint      not null references publisher_key,
    imported_by  text        not null,
    imported_at  timestamptz not null,
    rerun        json,
    installed_by text,
    installed_at timestamptz,
    started_at   timestamptz,
    removed_by   text,
    removed_at   timestamptz,
    problem      text        not null default '',
    unique (name, version),
    check ((installed_by is null) = (installed_at is null)),
    check ((removed_by is null) = (removed_at is null)),
    check (removed_at is null or installed_at is not null)
);
comment on table strategy_package is 'Strategies as their publishers signed them; installed ones begin in the shadow, at the next start.';
comment on column strategy_package.rerun is 'How it did on the simulated market of this platform.';
comment on column strategy_package.started_at is 'When the platform first began with it.';
comment on column strategy_package.problem is 'Why it did not come in at the last start.';
create unique index strategy_package_installed on strategy_package (name) where installed_at is not null and removed_at is null;

--changeset traider:043-packages-laws splitStatements:false
--comment: Only what a trusted key signed is taken, and whoever trusts a key does not install what it signed.
create function strategy_package_may() returns trigger language plpgsql as $$
declare
    truster text;
    trusted boolean;
begin
    select trusted_by, distrusted_at is null into truster, trusted from publisher_key where id = new.key for share;
    if tg_op = 'UPDATE' and (new.name, new.version, new.summary, new.hash, new.file, new.key, new.imported_by, new.imported_at)
            is distinct from
            (old.name, old.version, old.summary, old.hash, old.file, old.key, old.imported_by, old.imported_at) then
        raise exception 'package % never changes', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'INSERT' and (not trusted or new.installed_at is not null) then
        raise exception 'package % is signed by a key that nobody trusts, or installed before it is there', new.name
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'UPDATE' and new.installed_at is distinct from old.installed_at and new.installed_at is not null then
        if not trusted then
            raise exception 'package % is signed by a key that nobody trusts any more', old.name
                using errcode = 'integrity_constraint_violation';
        elsif new.installed_by = truster then
            raise exception '% trusts the key of package %: somebody else installs it', truster, old.name
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    return new;
end
$$;
create trigger strategy_package_may before insert or update on strategy_package
    for each row execute function strategy_package_may();

create function publisher_key_may() returns trigger language plpgsql as $$
begin
    if (new.public_key, new.name, new.trusted_by, new.trusted_at)
            is distinct from (old.public_key, old.name, old.trusted_by, old.trusted_at) or old.distrusted_at is not null then
        raise exception 'key % never changes, and is trusted again as another', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select from strategy_package where key = old.id and installed_at is not null and removed_at is null) then
        raise exception 'a package that key % signed is installed. Maybe remove it first', old.name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger publisher_key_may before update on publisher_key
    for each row execute function publisher_key_may();
