package io.traider.api;

import io.traider.domain.Alert;
import io.traider.domain.Decision;
import io.traider.domain.InstrumentId;
import io.traider.domain.Order;
import io.traider.domain.PortfolioSummary;
import io.traider.domain.Step;
import io.traider.session.BookImage;
import io.traider.session.SessionState;
import io.traider.session.TradingSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.util.function.Tuples;

/**
 * What changes, as streams. Each reader has its own, and however slowly it reads, what waits for it is bounded: of the
 * portfolio, a position, an order or a book the latest, of decisions and alerts the last {@link #ROOM}.
 */
@Component
final class Live {

    /** How many different orders or decisions wait for one reader at most. */
    static final int ROOM = 1_000;

    private final TradingSession session;

    Live(TradingSession session) {
        this.session = session;
    }

    /** The present image, then about ten a second. */
    Flux<SessionState> states() {
        return Conflating.of(1, state -> "state", () -> List.of(session.state()), session::listenStates);
    }

    Flux<PortfolioSummary> portfolio() {
        return states().map(SessionState::portfolio).distinctUntilChanged(Live::figures);
    }

    private static List<Object> figures(PortfolioSummary all) {
        return List.of(
                all.equity(),
                all.cash(),
                all.realizedPnl(),
                all.unrealizedPnl(),
                all.dailyPnl(),
                all.fees(),
                all.funding(),
                all.borrow(),
                all.penalties(),
                all.maxDrawdown());
    }

    /** Each position at first, then those that changed since the image this reader saw before. */
    Flux<ValuedPosition> positions(Filter filter) {
        return Flux.defer(() -> {
            Map<Object, ValuedPosition> seen = new HashMap<>();
            return states().flatMapIterable(
                            state -> ValuedPosition.all(state).stream()
                                    .filter(each -> filter.wants(each.strategy(), each.instrument()))
                                    .filter(each -> !each.equals(seen.put(each.key(), each)))
                                    .toList(),
                            1);
        });
    }

    /** The working orders, then every new state. */
    Flux<Order> orders(Filter filter) {
        return Conflating.of(
                        ROOM,
                        Order::id,
                        () -> session.state().workingOrders(),
                        listener -> steps(Step::orders, listener))
                .filter(order -> filter.wants(order.intent().strategy(), order.instrument()));
    }

    /** Decisions from now on. */
    Flux<Decision> decisions(Filter filter) {
        return Conflating.<Decision>of(
                        ROOM,
                        noneReplacesAnother -> new Object(),
                        List::of,
                        listener -> steps(Step::decisions, listener))
                .filter(decision -> filter.wants(
                        decision.signal().strategy(), decision.signal().instrument()));
    }

    /** Alerts that begin from now on. */
    Flux<Alert> alerts(AlertFilter filter) {
        return Conflating.<Alert>of(
                        ROOM, noneReplacesAnother -> new Object(), List::of, listener -> steps(Step::alerts, listener))
                .filter(alert -> alert.lasts() && filter.wants(alert));
    }

    private <T> AutoCloseable steps(Function<Step, List<T>> part, Consumer<T> listener) {
        return session.listen(step -> part.apply(step).forEach(listener));
    }

    /** The top of a book at first, then whenever it is another. */
    Flux<BookImage> book(InstrumentId instrument, int depth) {
        return states().<BookImage>handle((state, sink) -> {
                    BookImage book = session.book(instrument, depth);
                    if (book != null) {
                        sink.next(book);
                    }
                })
                .distinctUntilChanged(book -> Tuples.of(book.valid(), book.bids(), book.asks()));
    }

    /** The image as soon as it knows of an input. */
    Flux<SessionState> knowing(long sequence) {
        return states().filter(state -> state.sequence() >= sequence).take(1);
    }
}
