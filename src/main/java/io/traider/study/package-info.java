/**
 * Evidence: what a strategy's thesis came to on recorded data, after costs, chosen without looking ahead.
 *
 * <p>A {@link io.traider.study.Panel} is the past of many contracts on one grid of bars: what was known when a bar began and
 * what it then paid. {@link io.traider.study.FundingStudy} walks forward over it: it picks parameters on one window of bars
 * and judges them on the next, both variants of the funding drift strategy against the same costs, and says how much of the
 * result luck would explain. {@link io.traider.study.StudyPage} puts it on one page.
 *
 * <p>The drift itself is the platform's own feature, computed by {@link io.traider.feature.FeatureEngine}. Positions are
 * not: a panel of days has no book, so they are opened and closed at the opening price of a bar, and what that leaves out is
 * said in {@code docs/studies/funding-drift.md}.
 */
@NullMarked
package io.traider.study;

import org.jspecify.annotations.NullMarked;
