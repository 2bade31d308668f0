package io.traider.api;

import io.traider.session.SessionState;
import io.traider.session.TradingSession;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Readiness: whether the session may trade, and if not, why. */
@Component("trading")
final class FitToTrade implements HealthIndicator {

    private final TradingSession session;

    FitToTrade(TradingSession session) {
        this.session = session;
    }

    @Override
    public Health health() {
        SessionState state = session.state();
        return (state.fit() ? Health.up() : Health.outOfService())
                .withDetail("unfit", state.unfit())
                .withDetail("feed", state.feed())
                .withDetail("mode", state.mode())
                .withDetail("sequence", state.sequence())
                .build();
    }
}
