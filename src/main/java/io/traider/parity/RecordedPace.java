package io.traider.parity;

import io.traider.domain.RuleFault;
import io.traider.engine.Pace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has rules come too late where they did once, and nowhere else, however quick this machine is. */
final class RecordedPace implements Pace {

    private List<RuleFault> faults = List.of();

    /** @param recorded faults of the step that is made next */
    void recall(List<RuleFault> recorded) {
        faults = recorded;
    }

    @Override
    public long begin() {
        return 0;
    }

    @Override
    public long nanos() {
        return 0;
    }

    @Override
    public long worked() {
        return 0;
    }

    @Override
    public @Nullable RuleFault onRecord(int asking) {
        for (RuleFault fault : faults) {
            if (fault.asking() == asking && fault.kind() == RuleFault.Kind.OVER_BUDGET) {
                return fault;
            }
        }
        return null;
    }
}
