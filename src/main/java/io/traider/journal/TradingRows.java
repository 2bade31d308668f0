package io.traider.journal;

import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.domain.Fill;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.LedgerEntry;
import io.traider.domain.Money;
import io.traider.domain.Order;
import io.traider.domain.OrderIntent;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Posting;
import io.traider.domain.Price;
import io.traider.domain.Reason;
import io.traider.domain.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows that people query, of a block's steps, as the JSON that {@code journal_commit} takes: by table, objects with
 * the columns' names. Of what is kept in its latest state, only the last of the block is there.
 */
final class TradingRows {
    private record Placed(long sequence, int ordinal, Order order) {}

    private record Moved(long sequence, Position position) {}

    private final Map<String, List<Row>> tables = new LinkedHashMap<>();
    private final Map<String, Placed> orders = new LinkedHashMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final Map<List<Object>, Moved> positions = new LinkedHashMap<>();
    private final Map<List<String>, Money> balances = new LinkedHashMap<>();
    private final Map<Long, PortfolioSummary> samples = new TreeMap<>();
    private @Nullable List<KillSwitch> switches;

    private TradingRows() {}

    /** {@code null} when there are no rows. */
    static @Nullable String json(List<Step> steps) {
        TradingRows rows = new TradingRows();
        steps.forEach(rows::gather);
        rows.addLatest();
        return rows.tables.isEmpty() ? null : Json.write(rows.tables);
    }

    private void gather(Step step) {
        for (int i = 0; i < step.decisions().size(); i++) {
            add("decision", decision(step.sequence(), i, step.decisions().get(i)));
        }
        for (int i = 0; i < step.orders().size(); i++) {
            Placed placed = new Placed(step.sequence(), i, step.orders().get(i));
            orders.merge(placed.order.id(), placed, (old, now) -> new Placed(old.sequence, old.ordinal, now.order));
        }
        for (int i = 0; i < step.fills().size(); i++) {
            add("fill", fill(step.sequence(), i, step.fills().get(i)));
        }
        for (int i = 0; i < step.entries().size(); i++) {
            addEntry(step.sequence(), i, step.entries().get(i));
        }
        for (Position position : step.positions()) {
            positions.put(List.of(position.strategy(), position.instrument()), new Moved(step.sequence(), position));
        }
        for (Alert alert : step.alerts()) {
            alerts.put(alert.id(), alert);
        }
        switches = step.switches() != null ? step.switches() : switches;
        if (step.portfolio() != null) {
            samples.put(step.portfolio().nanos(), step.portfolio());
        }
    }

    private void addLatest() {
        orders.values().forEach(placed -> add("orders", order(placed)));
        alerts.values().forEach(alert -> add("alert", alert(alert)));
        positions.values().forEach(moved -> add("position", position(moved)));
        balances.forEach((account, sum) -> add("ledger_balance", balance(account.getFirst(), sum)));
        samples.values().forEach(sample -> add("equity", sample(sample)));
        if (switches != null) {
            tables.put(
                    "kill_switch", switches.stream().map(TradingRows::engaged).toList());
        }
    }

    private void add(String table, Row row) {
        tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    }

    /** A row in the making; a map, so that Jackson writes it as an object. */
    private static final class Row extends LinkedHashMap<String, @Nullable Object> {
        private static final long serialVersionUID = 1;

        Row with(String column, @Nullable Object value) {
            put(column, value);
            return this;
        }

        Row at(long sequence, int ordinal) {
            return with("sequence", sequence).with("ordinal", ordinal);
        }

        Row of(String strategy, InstrumentId instrument) {
            return with("strategy", strategy).with("venue", instrument.venue()).with("symbol", instrument.symbol());
        }
    }

    private static Row decision(long sequence, int ordinal, Decision decision) {
        return new Row()
                .at(sequence, ordinal)
                .of(decision.signal().strategy(), decision.signal().instrument())
                .with("nanos", decision.nanos())
                .with("signal_kind", decision.signal().kind())
                .with("allowed", decision.verdict().allowed())
                .with("order_id", decision.order())
                .with(
                        "codes",
                        decision.reasons().stream().map(Reason::code).distinct().toList())
                .with("model", decision.score().model())
                .with("model_hash", decision.score().hash())
                .with("score_value", decision.score().value())
                .with("signal", decision.signal())
                .with("features", decision.features())
                .with("score", decision.score())
                .with("intent", decision.intent())
                .with("verdict", decision.verdict())
                .with("versions", decision.versions())
                .with("facts", decision.facts().isEmpty() ? null : decision.facts())
                .with("would_be", decision.wouldBe() ? true : null);
    }

    private static Row order(Placed placed) {
        Order order = placed.order;
        OrderIntent intent = order.intent();
        Price limit = intent.limit();
        return new Row()
                .at(placed.sequence, placed.ordinal)
                .of(intent.strategy(), intent.instrument())
                .with("id", order.id())
                .with("decision", order.decision())
                .with("side", intent.side())
                .with("type", intent.type())
                .with("time_in_force", intent.timeInForce())
                .with("quantity", intent.quantity())
                .with("limit_price", limit)
                .with("life_nanos", intent.lifeNanos())
                .with("reduce_only", intent.reduceOnly())
                .with("trigger_price", intent.trigger())
                .with("post_only", intent.postOnly())
                .with("displayed", intent.displayed())
                .with("link_group", intent.link() == null ? null : intent.link().group())
                .with("link_role", intent.link() == null ? null : intent.link().role())
                .with("status", order.status())
                .with("filled", order.filled())
                .with("filled_value", order.filledValue())
                .with("created_nanos", order.createdNanos())
                .with("updated_nanos", order.updatedNanos())
                .with("remark", order.remark());
    }

    private static Row fill(long sequence, int ordinal, Fill fill) {
        return new Row()
                .at(sequence, ordinal)
                .of(fill.strategy(), fill.instrument())
                .with("id", fill.id())
                .with("order_id", fill.order())
                .with("side", fill.side())
                .with("price", fill.price())
                .with("quantity", fill.quantity())
                .with("liquidity", fill.liquidity())
                .with("fee", fill.fee().amount())
                .with("fee_currency", fill.fee().currency())
                .with("nanos", fill.nanos());
    }

    private static Row alert(Alert alert) {
        InstrumentId instrument = alert.instrument();
        return new Row()
                .at(alert.sequence(), alert.ordinal())
                .with("id", alert.id())
                .with("nanos", alert.nanos())
                .with("kind", alert.kind())
                .with("pack", alert.pack())
                .with("pack_hash", alert.hash())
                .with("account", alert.account())
                .with("venue", instrument == null ? null : instrument.venue())
                .with("symbol", instrument == null ? null : instrument.symbol())
                .with("code", alert.reason().code())
                .with("rule", alert.reason().rule())
                .with("order_id", alert.order())
                .with("fill_id", alert.fill())
                .with("reason", alert.reason())
                .with("facts", alert.facts())
                .with("ended_nanos", alert.lasts() ? null : alert.endedNanos());
    }

    private static Row position(Moved moved) {
        Position position = moved.position;
        return new Row()
                .of(position.strategy(), position.instrument())
                .with("sequence", moved.sequence)
                .with("quantity", position.quantity())
                .with("cost", position.cost().amount())
                .with("realized_pnl", position.realizedPnl().amount())
                .with("fees", position.fees().amount())
                .with("funding", position.funding().amount())
                .with("currency", position.cost().currency())
                .with("updated_nanos", position.updatedNanos());
    }

    private void addEntry(long sequence, int ordinal, LedgerEntry entry) {
        add(
                "ledger_entry",
                new Row()
                        .at(sequence, ordinal)
                        .with("id", entry.id())
                        .with("nanos", entry.nanos())
                        .with("text", entry.text()));
        int line = 0;
        for (Posting posting : entry.postings()) {
            Money amount = posting.amount();
            add(
                    "ledger_posting",
                    balance(posting.account(), amount).at(sequence, ordinal).with("line", line++));
            balances.merge(List.of(posting.account(), amount.currency()), amount, Money::plus);
        }
    }

    private static Row balance(String account, Money sum) {
        return new Row().with("account", account).with("amount", sum.amount()).with("currency", sum.currency());
    }

    private static Row engaged(KillSwitch engaged) {
        return new Row()
                .with("scope", engaged.scope().toString())
                .with("reason", engaged.reason())
                .with("engaged_by", engaged.by())
                .with("since_nanos", engaged.sinceNanos());
    }

    private static Row sample(PortfolioSummary summary) {
        return new Row()
                .with("nanos", summary.nanos())
                .with("currency", summary.currency())
                .with("equity", summary.equity())
                .with("cash", summary.cash())
                .with("realized_pnl", summary.realizedPnl())
                .with("unrealized_pnl", summary.unrealizedPnl())
                .with("daily_pnl", summary.dailyPnl())
                .with("fees", summary.fees())
                .with("funding", summary.funding())
                .with("borrow", summary.borrow())
                .with("penalties", summary.penalties())
                .with("peak", summary.peak())
                .with("max_drawdown", summary.maxDrawdown());
    }
}
