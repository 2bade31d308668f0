/**
 * What a run came to, in figures and on one page.
 *
 * <p>A {@link io.traider.report.RunReport} is a run in plain values: how equity and exposure went, what was filled, which
 * round trips were closed, what was paid, and under which plan. {@link io.traider.report.Performance} makes the figures of
 * it, each a {@link io.traider.report.Measure} that says in a sentence what it means and where its formula comes from. A
 * figure that is not defined, such as a profit factor without a loss, is absent: it is never zero and never {@code NaN}.
 *
 * <p>{@link io.traider.report.Sharpe} knows how little a Sharpe ratio of few returns says: its standard error, the
 * probability that it is above a benchmark, and what is left of it when it is the best of many tries.
 * {@link io.traider.report.TearSheet} writes one HTML file that needs nothing else, put together from a
 * {@link io.traider.report.Page} and {@link io.traider.report.Chart}s, which studies use as well.
 */
@NullMarked
package io.traider.report;

import org.jspecify.annotations.NullMarked;
