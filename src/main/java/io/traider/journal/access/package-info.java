/**
 * Who may come in, as the database keeps it.
 *
 * <p>A {@link io.traider.journal.access.User} signs in to the console with a password and has roles; a
 * {@link io.traider.journal.access.Token} lets a program act for its user at the API until it expires or is revoked.
 * Neither a password nor a token is kept: of the one there is a slow hash that the caller's
 * {@link io.traider.journal.access.Passwords} makes, of the other, which is 256 random bits, its SHA-256. What a role
 * may do is not decided here but at the entrances.
 */
@NullMarked
package io.traider.journal.access;

import org.jspecify.annotations.NullMarked;
