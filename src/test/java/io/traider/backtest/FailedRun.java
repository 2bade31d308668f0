package io.traider.backtest;

/** A run that could not go on, made of one that could. */
public final class FailedRun {

    private FailedRun() {}

    public static BacktestResult of(BacktestResult run, String failure) {
        return new BacktestResult(
                run.plan(),
                run.versions(),
                false,
                failure,
                run.firstNanos(),
                run.lastNanos(),
                run.counts(),
                run.startEquity(),
                run.endEquity(),
                run.maxDrawdown(),
                run.costs(),
                run.equity(),
                run.fills(),
                run.trades(),
                run.positions(),
                run.marks(),
                run.dailyVolume(),
                run.hash());
    }
}
