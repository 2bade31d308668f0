package io.traider.engine;

import io.traider.domain.Alert;
import io.traider.domain.InstrumentId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a session of those that raise alerts.
 *
 * @param open alerts that last
 * @param traded what accounts traded on the last day on which any did
 * @param trips how often they went back to holding nothing on it
 * @param conduct how accounts behaved lately
 */
public record MonitorState(List<Alert> open, List<Traded> traded, List<RoundTrips> trips, ConductState conduct) {

    static final MonitorState NOTHING = new MonitorState(List.of(), List.of(), List.of(), ConductState.NOTHING);

    /** @param conduct {@code null} in what was kept before it outlived a session */
    public MonitorState(List<Alert> open, List<Traded> traded, List<RoundTrips> trips, @Nullable ConductState conduct) {
        this.open = List.copyOf(open);
        this.traded = List.copyOf(traded);
        this.trips = List.copyOf(trips);
        this.conduct = conduct == null ? ConductState.NOTHING : conduct;
    }

    /**
     * What an account traded on a day.
     *
     * @param day days since 1970, UTC
     * @param value in dollars
     */
    public record Traded(String account, long day, BigDecimal value, long fills) {

        /** Equal amounts are equal, however they were computed. */
        public Traded {
            BigDecimal stripped = value.stripTrailingZeros();
            value = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }

    /** How often an account went back to holding nothing of an instrument on a day. */
    public record RoundTrips(String account, InstrumentId instrument, long day, long times) {}
}
