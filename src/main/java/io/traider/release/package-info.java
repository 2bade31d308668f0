/**
 * What people change while the platform trades: rule packs, limit sets, models and strategies as releases.
 *
 * <p>A {@link io.traider.release.ReleaseKey} names what is changed, for example {@code rules:pretrade}. People write on its
 * one {@link io.traider.release.Draft}, which is checked, simulated on recorded time, and submitted as a
 * {@link io.traider.release.Version}: a text that never changes again. Somebody who did not write on it approves it or sends
 * it back. What is approved is published, at once or at a set time, and any version that was once in force can be put back;
 * each such step is a {@link io.traider.journal.release.Publication}, which names the input of the log with which it came
 * into force.
 *
 * <p>Nobody writes drafts of what a strategy's score comes from, nor of strategies. Models are submitted as files and approved;
 * a score source that names only approved models is promoted as it is, and so is a strategy whose values are within bounds.
 *
 * <p>The {@link io.traider.release.ReleaseDesk} is where all of this is asked for. What must never happen, such as an author
 * who approves, is refused by the database as well.
 */
@NullMarked
package io.traider.release;

import org.jspecify.annotations.NullMarked;
