/**
 * Releases as the database keeps them: texts, who wrote, reviewed and published them, and what came of it.
 *
 * <p>A {@link io.traider.journal.release.ReleaseStore} writes each change together with the
 * {@link io.traider.journal.release.ReleaseEvent} that tells of it, in one transaction; events are chained by their hashes as
 * the log is, and never change. What must not happen, the database refuses by its own laws, which stand in
 * {@code db/changelog/030-release.sql}.
 */
@NullMarked
package io.traider.journal.release;

import org.jspecify.annotations.NullMarked;
