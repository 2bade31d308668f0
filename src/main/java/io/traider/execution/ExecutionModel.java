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

    /**
     * This, for runs on events.
     *
     * @throws IllegalArgumentException when it fills on bars only, so that nothing would ever be filled
     */
    public ExecutionModel onEvents() {
        if (!(fills instanceof FillModel.OnDepth)) {
            throw new IllegalArgumentException("the fill model " + fills.name()
                    + " is of bars, and a run on events has none. Maybe --fill=depth:risk-averse, or add --bars=4h");
        }
        return this;
    }

    /** As a report says it. */
    public String name() {
        return "fills " + fills.name() + "; latency " + latency.name() + "; fees "
                + terms.fees().name();
    }
}
