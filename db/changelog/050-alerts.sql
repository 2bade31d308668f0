--liquibase formatted sql

--changeset traider:alerts
--comment: What the rules of risk, compliance and surveillance packs want people to look at.
create table alert (
    id text primary key,
    sequence bigint not null,
    ordinal integer not null,
    nanos bigint not null,
    kind text not null,
    pack text not null,
    pack_hash text not null,
    account text not null,
    venue text,
    symbol text,
    code text not null,
    rule text not null,
    order_id text,
    fill_id text,
    reason jsonb not null,
    facts jsonb not null,
    ended_nanos bigint,
    unique (sequence, ordinal)
);
create index alert_account on alert (account, sequence, ordinal);
create index alert_kind on alert (kind, sequence, ordinal);
create index alert_code on alert (code, sequence, ordinal);
create index alert_nanos on alert (nanos);
create index alert_open on alert (sequence, ordinal) where ended_nanos is null;
comment on table alert is 'Alerts in their latest state';
comment on column alert.account is 'strategy@VENUE, or portfolio@limits of everything under a limit set';
comment on column alert.ended_nanos is 'When its condition did not hold any more; null while it lasts';

--changeset traider:alerts-stay splitStatements:false
--comment: Of an alert only its end is told later, once.
create function alert_stays() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or old.ended_nanos is not null or to_jsonb(old) - 'ended_nanos' <> to_jsonb(new) - 'ended_nanos'
    then
        raise exception '% of % is refused: of an alert only its end is told later', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger stays before update or delete on alert for each row execute function alert_stays();
create trigger stays_whole before truncate on alert for each statement execute function stays_as_written();

--changeset traider:journal-commit-alerts splitStatements:false
--comment: As before, with alerts, and with what borrowing and liquidations cost.
create or replace function journal_commit(new_first bigint, new_last bigint, new_first_nanos bigint, new_last_nanos bigint,
    new_inputs_hash bytea, new_steps_hash bytea, new_previous_hash bytea, new_hash bytea, new_inputs bytea,
    new_sequences bigint[], new_payloads bytea[], new_rows jsonb) returns void language plpgsql as $$
begin
    insert into journal_block (first_sequence, last_sequence, first_nanos, last_nanos, steps, inputs_hash, steps_hash,
            previous_hash, hash)
        values (new_first, new_last, new_first_nanos, new_last_nanos, cardinality(new_sequences), new_inputs_hash,
            new_steps_hash, new_previous_hash, new_hash);
    insert into journal_input (first_sequence, payload) values (new_first, new_inputs);
    if cardinality(new_sequences) > 0 then
        insert into journal_step (sequence, payload)
            select s.sequence, s.payload from unnest(new_sequences, new_payloads) as s (sequence, payload);
    end if;
    if new_rows is null then
        return;
    end if;
    if new_rows ? 'decision' then
        insert into decision select * from jsonb_populate_recordset(null::decision, new_rows -> 'decision');
    end if;
    if new_rows ? 'orders' then
        insert into orders select * from jsonb_populate_recordset(null::orders, new_rows -> 'orders')
            on conflict (id) do update set status = excluded.status, filled = excluded.filled,
                filled_value = excluded.filled_value, updated_nanos = excluded.updated_nanos, remark = excluded.remark;
    end if;
    if new_rows ? 'fill' then
        insert into fill select * from jsonb_populate_recordset(null::fill, new_rows -> 'fill');
    end if;
    if new_rows ? 'alert' then
        insert into alert select * from jsonb_populate_recordset(null::alert, new_rows -> 'alert')
            on conflict (id) do update set ended_nanos = excluded.ended_nanos;
    end if;
    if new_rows ? 'position' then
        insert into position select * from jsonb_populate_recordset(null::"position", new_rows -> 'position')
            on conflict (strategy, venue, symbol) do update set sequence = excluded.sequence,
                quantity = excluded.quantity, cost = excluded.cost, realized_pnl = excluded.realized_pnl,
                fees = excluded.fees, funding = excluded.funding, currency = excluded.currency,
                updated_nanos = excluded.updated_nanos;
    end if;
    if new_rows ? 'ledger_entry' then
        insert into ledger_entry select * from jsonb_populate_recordset(null::ledger_entry, new_rows -> 'ledger_entry');
        insert into ledger_posting
            select * from jsonb_populate_recordset(null::ledger_posting, new_rows -> 'ledger_posting');
        insert into ledger_balance
            select * from jsonb_populate_recordset(null::ledger_balance, new_rows -> 'ledger_balance')
            on conflict (account, currency) do update set amount = ledger_balance.amount + excluded.amount;
    end if;
    if new_rows ? 'kill_switch' then
        delete from kill_switch;
        insert into kill_switch select * from jsonb_populate_recordset(null::kill_switch, new_rows -> 'kill_switch');
    end if;
    if new_rows ? 'equity' then
        insert into equity select * from jsonb_populate_recordset(null::equity, new_rows -> 'equity')
            on conflict (nanos) do update set currency = excluded.currency, equity = excluded.equity,
                cash = excluded.cash, realized_pnl = excluded.realized_pnl, unrealized_pnl = excluded.unrealized_pnl,
                daily_pnl = excluded.daily_pnl, fees = excluded.fees, funding = excluded.funding,
                borrow = excluded.borrow, penalties = excluded.penalties, peak = excluded.peak,
                max_drawdown = excluded.max_drawdown;
    end if;
end
$$;
