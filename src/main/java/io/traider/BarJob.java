package io.traider;

import io.traider.backtest.BacktestListener;
import io.traider.backtest.BacktestResult;
import io.traider.backtest.BarBacktest;
import io.traider.backtest.BarStrategy;
import io.traider.backtest.desk.Workshop;

/** A run on imported bars that can begin, once. */
record BarJob(BarBacktest backtest, BarStrategy strategy, HistoryBars history, long fromNanos, long toNanos)
        implements Workshop.Job {

    @Override
    public BacktestResult run(BacktestListener listener) {
        return backtest.run(history.bars(), history.rates(), strategy, listener);
    }

    @Override
    public void close() {
        history.close();
    }
}
