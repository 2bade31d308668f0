--liquibase formatted sql

--changeset traider:046-equity-charges
--comment: What borrowing and liquidations cost is told from funding and fees; before, it was in them.
alter table equity add borrow numeric not null default 0;
alter table equity add penalties numeric not null default 0;

--changeset traider:046-journal-commit splitStatements:false
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
