package io.traider.journal;

import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Reason;
import io.traider.domain.Step;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the rows that people query. Of what is kept in its latest state, only the last of a block is written. */
final class TradingRows {
    private record Placed(long sequence, int ordinal, Order order) {}

    private record Account(String account, String currency) implements Comparable<Account> {
        @Override
        public int compareTo(Account other) {
            int byAccount = account.compareTo(other.account);
            return byAccount != 0 ? byAccount : currency.compareTo(other.currency);
        }
    }

    private final Connection connection;
    private final Sql decisions;
    private final Sql orders;
    private final Sql fills;
    private final Sql positions;
    private final Sql entries;
    private final Sql postings;
    private final Sql balances;
    private final Sql releases;
    private final Sql switches;
    private final Sql samples;

    TradingRows(Connection connection) throws SQLException {
        this.connection = connection;
        decisions = new Sql(connection, """
                insert into decision (sequence, ordinal, nanos, strategy, venue, symbol, signal_kind, allowed, order_id,
                    codes, model, model_hash, score_value, signal, features, score, intent, verdict, versions)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), cast(? as jsonb),
                    cast(? as jsonb), cast(? as jsonb), cast(? as jsonb))""");
        orders = new Sql(connection, """
                insert into orders (id, sequence, ordinal, decision, strategy, venue, symbol, side, type, time_in_force,
                    quantity, limit_price, life_nanos, reduce_only, status, filled, filled_value, created_nanos,
                    updated_nanos, remark)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set status = excluded.status, filled = excluded.filled,
                    filled_value = excluded.filled_value, updated_nanos = excluded.updated_nanos,
                    remark = excluded.remark""");
        fills = new Sql(connection, """
                insert into fill (id, sequence, ordinal, order_id, strategy, venue, symbol, side, price, quantity,
                    liquidity, fee, fee_currency, nanos)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        positions = new Sql(connection, """
                insert into position (strategy, venue, symbol, sequence, quantity, cost, realized_pnl, fees, funding,
                    currency, updated_nanos)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (strategy, venue, symbol) do update set sequence = excluded.sequence,
                    quantity = excluded.quantity, cost = excluded.cost, realized_pnl = excluded.realized_pnl,
                    fees = excluded.fees, funding = excluded.funding, currency = excluded.currency,
                    updated_nanos = excluded.updated_nanos""");
        entries = new Sql(
                connection, "insert into ledger_entry (id, sequence, ordinal, nanos, text) values (?, ?, ?, ?, ?)");
        postings = new Sql(connection, """
                insert into ledger_posting (sequence, ordinal, line, account, amount, currency)
                values (?, ?, ?, ?, ?, ?)""");
        balances = new Sql(connection, """
                insert into ledger_balance (account, currency, amount) values (?, ?, ?)
                on conflict (account, currency) do update set amount = ledger_balance.amount + excluded.amount""");
        releases = new Sql(connection, "delete from kill_switch where scope <> ?");
        switches = new Sql(connection, """
                insert into kill_switch (scope, reason, engaged_by, since_nanos) values (?, ?, ?, ?)""");
        samples = new Sql(connection, EquityRow.INSERT);
    }

    /** Puts the rows of a block's steps into the running transaction. */
    void write(List<Step> steps) throws SQLException {
        Map<String, Placed> lastOrders = new LinkedHashMap<>();
        Map<List<Object>, Position> lastPositions = new LinkedHashMap<>();
        Map<List<Object>, Long> moved = new LinkedHashMap<>();
        Map<Account, BigDecimal> sums = new TreeMap<>();
        List<KillSwitch> lastSwitches = null;
        for (Step step : steps) {
            addDecisions(step);
            gatherOrders(step, lastOrders);
            addFills(step);
            addEntries(step, sums);
            for (Position position : step.positions()) {
                List<Object> key = List.of(position.strategy(), position.instrument());
                lastPositions.put(key, position);
                moved.put(key, step.sequence());
            }
            lastSwitches = step.switches() != null ? step.switches() : lastSwitches;
            addSample(step.portfolio());
        }
        for (Placed placed : lastOrders.values()) {
            addOrder(placed);
        }
        for (Map.Entry<List<Object>, Position> position : lastPositions.entrySet()) {
            addPosition(position.getValue(), moved.getOrDefault(position.getKey(), 0L));
        }
        for (Map.Entry<Account, BigDecimal> sum : sums.entrySet()) {
            Account account = sum.getKey();
            balances.text(account.account).text(account.currency).decimal(sum.getValue()).row();
        }
        addSwitches(lastSwitches);
        flush();
    }

    private void flush() throws SQLException {
        for (Sql sql : List.of(
                decisions, orders, fills, positions, entries, postings, balances, releases, switches, samples)) {
            sql.flush();
        }
    }

    private void addDecisions(Step step) throws SQLException {
        int ordinal = 0;
        for (Decision decision : step.decisions()) {
            InstrumentId instrument = decision.signal().instrument();
            decisions
                    .number(step.sequence())
                    .number(ordinal++)
                    .number(decision.nanos())
                    .text(decision.signal().strategy())
                    .text(instrument.venue())
                    .text(instrument.symbol())
                    .text(decision.signal().kind())
                    .flag(decision.verdict().allowed())
                    .text(decision.order())
                    .texts(connection, codes(decision))
                    .text(decision.score().model())
                    .text(decision.score().hash())
                    .real(decision.score().value())
                    .json(decision.signal())
                    .json(decision.features())
                    .json(decision.score())
                    .json(decision.intent())
                    .json(decision.verdict())
                    .json(new TreeMap<>(decision.versions()))
                    .row();
        }
    }

    private static String[] codes(Decision decision) {
        return decision.reasons().stream().map(Reason::code).distinct().toArray(String[]::new);
    }

    private static void gatherOrders(Step step, Map<String, Placed> last) {
        int ordinal = 0;
        for (Order order : step.orders()) {
            Placed placed = new Placed(step.sequence(), ordinal++, order);
            last.merge(order.id(), placed, (old, now) -> new Placed(old.sequence, old.ordinal, now.order));
        }
    }

    private void addOrder(Placed placed) throws SQLException {
        Order order = placed.order;
        OrderIntent intent = order.intent();
        Price limit = intent.limit();
        orders.text(order.id())
                .number(placed.sequence)
                .number(placed.ordinal)
                .number(order.decision())
                .text(intent.strategy())
                .text(intent.instrument().venue())
                .text(intent.instrument().symbol())
                .text(intent.side())
                .text(intent.type())
                .text(intent.timeInForce())
                .decimal(intent.quantity().toBigDecimal())
                .decimal(limit == null ? null : limit.toBigDecimal())
                .number(intent.lifeNanos())
                .flag(intent.reduceOnly())
                .text(order.status())
                .decimal(order.filled().toBigDecimal())
                .decimal(order.filledValue())
                .number(order.createdNanos())
                .number(order.updatedNanos())
                .text(order.remark())
                .row();
    }

    private void addFills(Step step) throws SQLException {
        int ordinal = 0;
        for (Fill fill : step.fills()) {
            fills.text(fill.id())
                    .number(step.sequence())
                    .number(ordinal++)
                    .text(fill.order())
                    .text(fill.strategy())
                    .text(fill.instrument().venue())
                    .text(fill.instrument().symbol())
                    .text(fill.side())
                    .decimal(fill.price().toBigDecimal())
                    .decimal(fill.quantity().toBigDecimal())
                    .text(fill.liquidity())
                    .decimal(fill.fee().amount())
                    .text(fill.fee().currency())
                    .number(fill.nanos())
                    .row();
        }
    }

    private void addPosition(Position position, long sequence) throws SQLException {
        positions
                .text(position.strategy())
                .text(position.instrument().venue())
                .text(position.instrument().symbol())
                .number(sequence)
                .decimal(position.quantity().toBigDecimal())
                .decimal(position.cost().amount())
                .decimal(position.realizedPnl().amount())
                .decimal(position.fees().amount())
                .decimal(position.funding().amount())
                .text(position.cost().currency())
                .number(position.updatedNanos())
                .row();
    }

    private void addEntries(Step step, Map<Account, BigDecimal> sums) throws SQLException {
        int ordinal = 0;
        for (LedgerEntry entry : step.entries()) {
            entries.text(entry.id())
                    .number(step.sequence())
                    .number(ordinal)
                    .number(entry.nanos())
                    .text(entry.text())
                    .row();
            int line = 0;
            for (Posting posting : entry.postings()) {
                postings.number(step.sequence())
                        .number(ordinal)
                        .number(line++)
                        .text(posting.account())
                        .decimal(posting.amount().amount())
                        .text(posting.amount().currency())
                        .row();
                Account account = new Account(posting.account(), posting.amount().currency());
                sums.merge(account, posting.amount().amount(), BigDecimal::add);
            }
            ordinal++;
        }
    }

    private void addSwitches(@Nullable List<KillSwitch> engaged) throws SQLException {
        if (engaged == null) {
            return;
        }
        releases.text("").row();
        for (KillSwitch one : new ArrayList<>(engaged)) {
            switches.text(one.scope())
                    .text(one.reason())
                    .text(one.by())
                    .number(one.sinceNanos())
                    .row();
        }
    }

    private void addSample(@Nullable PortfolioSummary summary) throws SQLException {
        if (summary != null) {
            EquityRow.add(samples, summary);
        }
    }
}
