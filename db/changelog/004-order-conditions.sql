--liquibase formatted sql

--changeset traider:order-conditions
--comment: Stops, post-only, icebergs and linked orders. journal_commit fills columns by name; absent ones are null.
alter table orders add column trigger_price numeric;
alter table orders add column post_only boolean;
alter table orders add column displayed numeric;
alter table orders add column link_group text;
alter table orders add column link_role text;
comment on column orders.post_only is 'Null in rows of before there was such a thing';
comment on column orders.displayed is 'What of an iceberg the book shows; null when all';

drop index orders_working;
create index orders_working on orders (status) where status in ('PENDING', 'OPEN', 'TRIGGERED');
create index orders_group on orders (link_group) where link_group is not null;
