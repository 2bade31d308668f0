package io.traider.journal.release;

import java.time.Instant;

/** A version that runs beside the one in force. */
public record StoredShadow(String key, int version, String by, Instant since) {}
