--liquibase formatted sql

--changeset traider:046-equity-charges
--comment: What borrowing and liquidations cost is told from funding and fees; before, it was in them.
alter table equity add borrow numeric not null default 0;
alter table equity add penalties numeric not null default 0;
