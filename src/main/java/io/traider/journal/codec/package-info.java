/**
 * The bytes of the log: inputs of a block and single steps, written compactly and read back exactly.
 *
 * <p>Every payload begins with the version of its format, so that old logs stay readable; the rest is deflated. Numbers
 * are variable-length, times and prices are differences to the ones before, names are written once.
 */
@NullMarked
package io.traider.journal.codec;

import org.jspecify.annotations.NullMarked;
