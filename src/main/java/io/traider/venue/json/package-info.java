/**
 * JSON as venues send it, read from bytes without a tree and without a text for each number.
 *
 * <p>A {@link io.traider.venue.json.JsonCursor} is pulled over one document: the caller asks for what the venue's protocol
 * says comes next, in whatever order the keys come, and skips what it does not know. It is strict: what is not JSON, ends
 * too early, nests too deep or does not fit the fixed scale of prices and quantities is a
 * {@link io.traider.venue.json.MalformedJson}, never an index out of bounds or a wrong number.
 */
@NullMarked
package io.traider.venue.json;

import org.jspecify.annotations.NullMarked;
