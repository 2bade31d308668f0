package io.traider.api;

import io.traider.backtest.desk.RunDetail;

/** The schema's {@code BacktestReport}: curve and trades at hand, the documents read when asked for. */
record BacktestReport(long run, RunDetail detail) {}
