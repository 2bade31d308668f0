package io.traider.execution;

/**
 * How a simulated venue behaves in a run: what fills, how long messages take, what is charged.
 *
 * @param terms fees, and the latencies that are stated for the venues
 */
public record ExecutionModel(VenueTerms terms, FillModel fills, LatencyModel latency) {

    /** Paper trading's. */
    public static ExecutionModel paper(VenueTerms terms) {
        return new ExecutionModel(terms, FillModel.paper(), LatencyModel.paper());
    }

    /** As a report says it. */
    public String name() {
        return "fills " + fills.name() + "; latency " + latency.name() + "; fees "
                + terms.fees().name();
    }
}
