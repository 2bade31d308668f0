package io.traider.journal;

/** The state after a step, as bytes. */
record Snapshot(long sequence, byte[] state) {}
