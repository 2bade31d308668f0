/**
 * Recordings of what venues sent: found in files, told apart by content, read as frames, and written.
 *
 * <p>A {@link io.traider.venue.capture.Capture} is one recording of one venue, which may be spread over several files (the
 * messages and the REST answers, or one file a day). {@link io.traider.venue.capture.CaptureReader} finds the captures in a
 * file or folder and reads their frames in the order of arrival; {@link io.traider.venue.capture.FrameRecorder} writes our
 * own format (docs/recording-format.md). The protocol of a capture ({@link io.traider.venue.capture.Protocol}) is seen from
 * its frames, whatever the files are called.
 */
@NullMarked
package io.traider.venue.capture;

import org.jspecify.annotations.NullMarked;
