package io.traider.api;

import io.traider.journal.ParityCheck;
import io.traider.parity.ParityDesk;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether the last replay of a recorded day was the same; a warning where not, as it keeps nobody from trading. */
@Component("parity")
final class DecidesAsRecorded implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING", "a replay differs from what was recorded");

    private final ParityDesk desk;

    DecidesAsRecorded(ParityDesk desk) {
        this.desk = desk;
    }

    @Override
    public Health health() {
        Optional<ParityCheck> last = desk.last();
        if (last.isEmpty()) {
            return Health.unknown()
                    .withDetail("remark", "no day was replayed yet")
                    .build();
        }
        ParityCheck check = last.get();
        return (check.alarming() ? Health.status(WARNING) : Health.up())
                .withDetail("day", check.day())
                .withDetail("state", check.state())
                .withDetail("cause", check.cause())
                .withDetail("remark", check.remark())
                .build();
    }
}
