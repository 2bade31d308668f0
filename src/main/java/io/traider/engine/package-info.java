/** The corridor: the one place that knows the order of the rooms. Pure, synchronous, for one writer. */
@NullMarked
package io.traider.engine;

import org.jspecify.annotations.NullMarked;
