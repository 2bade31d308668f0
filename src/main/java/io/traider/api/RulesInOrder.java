package io.traider.api;

import io.traider.release.ReleaseAlert;
import io.traider.release.ReleaseDesk;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether people must look at rules or limits; a warning, as it keeps nobody from trading. */
@Component("rules")
final class RulesInOrder implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING", "rules or limits need somebody to look at them");

    private final ReleaseDesk desk;

    RulesInOrder(ReleaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public Health health() {
        List<ReleaseAlert> alerts = desk.alerts();
        return (alerts.isEmpty() ? Health.up() : Health.status(WARNING))
                .withDetail("alerts", alerts.stream().map(ReleaseAlert::message).toList())
                .build();
    }
}
