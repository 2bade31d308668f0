package io.traider.journal;

/**
 * How the journal works.
 *
 * @param lingerMillis how long a quiet step may wait for company before its block is committed; a decision that comes
 *     while a block is being committed waits for it, so blocks should not grow large
 * @param backlog steps that may wait before {@link StepLog#append} blocks
 * @param captureQueue market events that may wait before the capture sheds
 * @param captureDays days of captured market data kept
 * @param inputDays days of the log's inputs kept; steps in which something happened are kept for ever
 * @param readers connections for queries
 */
public record JournalSettings(
        int lingerMillis, int backlog, int captureQueue, int captureDays, int inputDays, int readers) {

    public static final JournalSettings DEFAULT = new JournalSettings(50, 65_536, 65_536, 3, 7, 6);

    public JournalSettings {
        if (lingerMillis < 0 || backlog < 1 || captureQueue < 1 || captureDays < 1 || inputDays < 1 || readers < 1) {
            throw new IllegalArgumentException("journal settings must be positive, got linger " + lingerMillis
                    + " ms, backlog " + backlog + ", capture queue " + captureQueue + ", capture days " + captureDays
                    + ", input days " + inputDays + ", readers " + readers);
        }
    }
}
