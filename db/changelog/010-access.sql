--liquibase formatted sql

--changeset traider:010-access
create table access_user (
    name          text        primary key check (name ~ '^[a-z][a-z0-9._-]{0,31}$'),
    password_hash text        not null,
    created_at    timestamptz not null,
    disabled_at   timestamptz
);
comment on table access_user is 'People and programs that may sign in.';
comment on column access_user.password_hash is 'As Spring Security''s delegating encoder writes it, {algorithm}hash.';
comment on column access_user.disabled_at is 'Since when neither password nor tokens let them in; null while they may.';

create table access_role (
    user_name text not null references access_user,
    role      text not null check (role in
        ('VIEWER', 'TRADER', 'QUANT', 'RISK_OFFICER', 'COMPLIANCE_OFFICER', 'AUDITOR', 'ADMIN')),
    primary key (user_name, role)
);
comment on table access_role is 'What each user may do; the roles of io.traider.domain.Role.';

create table access_token (
    id           bigint      primary key generated always as identity,
    user_name    text        not null references access_user,
    label        text        not null check (length(label) between 1 and 100),
    hash         text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    created_at   timestamptz not null,
    created_by   text        not null,
    expires_at   timestamptz check (expires_at > created_at),
    last_used_at timestamptz,
    revoked_at   timestamptz,
    revoked_by   text,
    check ((revoked_at is null) = (revoked_by is null))
);
comment on table access_token is 'Tokens of API clients. The token itself is not kept anywhere.';
comment on column access_token.hash is 'SHA-256 of the whole token, hexadecimal.';
comment on column access_token.last_used_at is 'To the minute.';
create index access_token_user on access_token (user_name);
