package io.traider.venue;

/** How a book is seen not to be whole. */
public enum BookFlaw {
    GAP,
    CHECKSUM,
    CROSSED
}
