package io.traider.journal;

import java.util.Map;

/**
 * How the capture does. Kinds are {@code book}, {@code trade}, {@code funding}, {@code mark}, {@code status} and
 * {@code equity}.
 *
 * @param kept events written, by kind
 * @param shed events lost, by kind
 * @param queued events that wait
 * @param failure why the storage refuses at this moment; empty when it does not
 */
public record CaptureHealth(Map<String, Long> kept, Map<String, Long> shed, long queued, String failure) {

    public CaptureHealth {
        kept = Map.copyOf(kept);
        shed = Map.copyOf(shed);
    }

    /** Events lost, of all kinds. */
    public long lost() {
        return shed.values().stream().mapToLong(Long::longValue).sum();
    }
}
