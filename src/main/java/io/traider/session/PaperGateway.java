package io.traider.session;

import io.traider.domain.ExecutionReport;
import io.traider.domain.Instruction;
import io.traider.domain.MarketEvent;
import io.traider.domain.Order;
import io.traider.domain.Position;
import io.traider.execution.PaperVenue;
import io.traider.execution.VolumeDay;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Orders go to the paper venue, on the writer's own thread. */
final class PaperGateway implements Gateway {

    private final PaperVenue venue;
    private final Supplier<List<VolumeDay>> traded;

    /** @param traded what the account traded lately, asked when a session begins */
    PaperGateway(PaperVenue venue, Supplier<List<VolumeDay>> traded) {
        this.venue = venue;
        this.traded = traded;
    }

    @Override
    public void resume(List<Order> open, List<Position> positions, long nanos) {
        venue.resume(open, positions, traded.get(), nanos);
    }

    @Override
    public void execute(Instruction instruction, long nanos) {
        switch (instruction) {
            case Instruction.Submit submit -> venue.submit(submit.order(), nanos);
            case Instruction.Cancel cancel -> venue.cancel(cancel.order(), cancel.instrument(), nanos);
        }
    }

    @Override
    public void onMarket(MarketEvent event, long nanos) {
        venue.onMarket(event, nanos);
    }

    @Override
    public void drain(long nanos, Consumer<ExecutionReport> reports) {
        venue.advance(nanos, reports);
    }
}
