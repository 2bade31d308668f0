package io.traider.api;

import graphql.schema.idl.RuntimeWiring;
import io.traider.domain.PortfolioSummary;
import io.traider.session.TradingSession;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** {@code portfolio.graphqls}. */
@Controller
class PortfolioOperations implements RuntimeWiringConfigurer {

    private final TradingSession session;
    private final Live live;

    PortfolioOperations(TradingSession session, Live live) {
        this.session = session;
        this.live = live;
    }

    @QueryMapping
    PortfolioSummary portfolio() {
        return session.state().portfolio();
    }

    @SubscriptionMapping
    Flux<PortfolioSummary> portfolioChanged() {
        return live.portfolio();
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("Portfolio", PortfolioSummary.class)
                .field("time", portfolio -> Fields.time(portfolio.nanos()))
                .into(schema);
    }
}
