package io.traider.release;

import java.time.Instant;

/** What a draft said after a save. */
public record Revision(long revision, Content content, String savedBy, Instant savedAt) {}
