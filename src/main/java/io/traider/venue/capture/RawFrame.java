package io.traider.venue.capture;

import io.traider.venue.Frame;

/**
 * A frame as a file holds it, before it is known whose it is.
 *
 * @param subject the address of a REST answer or of an opened connection, empty otherwise
 */
record RawFrame(Frame.Kind kind, String subject, long nanos, byte[] payload) {}
