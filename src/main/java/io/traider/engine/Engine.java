package io.traider.engine;

import io.traider.domain.BookView;
import io.traider.domain.Input;
import io.traider.domain.InstrumentId;
import io.traider.domain.KillSwitch;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Position;
import io.traider.domain.Price;
import io.traider.domain.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes inputs in their order and says what to do. Deterministic: no clock, no dice, no I/O. For one writer. */
public interface Engine {

    /** What to make of the next input. */
    Step on(long sequence, Input input);

    PortfolioSummary portfolio(long nanos);

    List<Position> positions();

    List<Order> workingOrders();

    List<KillSwitch> switches();

    Map<InstrumentId, Price> marks();

    Map<String, String> versions();

    @Nullable BookView book(InstrumentId instrument);
}
