package io.traider.api;

import graphql.schema.idl.RuntimeWiring;
import io.traider.domain.FeedHealth;
import io.traider.domain.InstrumentId;
import io.traider.domain.Venue;
import io.traider.session.BookImage;
import io.traider.session.TradingSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** {@code markets.graphqls}. */
@Controller
class MarketOperations implements RuntimeWiringConfigurer {

    /** Levels a side that the session shows. */
    private static final int MAX_DEPTH = 50;

    private final TradingSession session;
    private final Live live;

    MarketOperations(TradingSession session, Live live) {
        this.session = session;
        this.live = live;
    }

    @QueryMapping
    List<FeedHealth> feeds() {
        return session.state().feeds();
    }

    @QueryMapping
    @Nullable
    BookImage book(@Argument Venue venue, @Argument String symbol, @Argument int depth) {
        return session.book(known(venue, symbol), checked(depth));
    }

    @SubscriptionMapping
    Flux<BookImage> bookChanged(@Argument Venue venue, @Argument String symbol, @Argument int depth) {
        return live.book(known(venue, symbol), checked(depth));
    }

    private InstrumentId known(Venue venue, String symbol) {
        List<String> symbols = session.state().feeds().stream()
                .map(FeedHealth::instrument)
                .filter(each -> each.venue() == venue)
                .map(InstrumentId::symbol)
                .toList();
        if (!symbols.contains(symbol)) {
            throw new Refusal(
                    ErrorCode.NOT_FOUND,
                    "no feed of '" + symbol + "' at " + venue
                            + (symbols.isEmpty() ? ", nor of anything else there" : ". Maybe one of " + symbols));
        }
        return new InstrumentId(venue, symbol);
    }

    private static int checked(int depth) {
        if (depth < 1 || depth > MAX_DEPTH) {
            throw Refusal.badRequest("depth: " + depth + " does not do. Maybe take 1 to " + MAX_DEPTH);
        }
        return depth;
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("Feed", FeedHealth.class)
                .field("venue", feed -> feed.instrument().venue())
                .field("instrument", feed -> feed.instrument().symbol())
                .field("lastEventTime", feed -> Fields.timeOrNull(feed.lastEventNanos()))
                .into(schema);
        Fields.of("Book", BookImage.class)
                .field("venue", book -> book.instrument().venue())
                .field("instrument", book -> book.instrument().symbol())
                .field("time", book -> Fields.time(book.nanos()))
                .into(schema);
    }
}
