package io.traider.journal;

import io.traider.domain.PortfolioSummary;
import java.sql.SQLException;

/** A sample of the portfolio as a row; of two samples of one moment the later stays. */
final class EquityRow {
    static final String INSERT = """
        insert into equity (nanos, currency, equity, cash, realized_pnl, unrealized_pnl, daily_pnl, fees, funding,
            borrow, penalties, peak, max_drawdown)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (nanos) do update set currency = excluded.currency, equity = excluded.equity,
            cash = excluded.cash, realized_pnl = excluded.realized_pnl, unrealized_pnl = excluded.unrealized_pnl,
            daily_pnl = excluded.daily_pnl, fees = excluded.fees, funding = excluded.funding,
            borrow = excluded.borrow, penalties = excluded.penalties, peak = excluded.peak,
            max_drawdown = excluded.max_drawdown\
        """;

    private EquityRow() {}

    static void add(Sql sql, PortfolioSummary summary) throws SQLException {
        sql.number(summary.nanos())
                .text(summary.currency())
                .decimal(summary.equity())
                .decimal(summary.cash())
                .decimal(summary.realizedPnl())
                .decimal(summary.unrealizedPnl())
                .decimal(summary.dailyPnl())
                .decimal(summary.fees())
                .decimal(summary.funding())
                .decimal(summary.borrow())
                .decimal(summary.penalties())
                .decimal(summary.peak())
                .decimal(summary.maxDrawdown())
                .row();
    }
}
