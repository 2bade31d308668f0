package io.traider.journal.release;

import java.time.Instant;

/**
 * What somebody said of a version.
 *
 * @param key for example {@code rules:pretrade}
 * @param comment not empty when it was not approved
 */
public record Review(String key, int version, boolean approved, String comment, String by, Instant at) {}
