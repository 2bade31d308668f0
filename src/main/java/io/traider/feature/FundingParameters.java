package io.traider.feature;

/**
 * How fast funding is thought to move, which depends on the venue: hours for real ones, seconds for a simulator in a hurry.
 *
 * @param fastSeconds half-life of the recent average of rate and basis
 * @param slowSeconds half-life of the mean and deviation that the recent average is held against; longer
 * @param warmUpSeconds how long rates must have been seen before a drift is stated
 * @param minimumDeviationBps smallest deviation of the rate per 8 hours that counts, so that noise in a resting rate is no drift
 */
public record FundingParameters(
        double fastSeconds, double slowSeconds, double warmUpSeconds, double minimumDeviationBps) {

    public FundingParameters {
        if (!(fastSeconds > 0 && slowSeconds > fastSeconds && warmUpSeconds >= 0 && minimumDeviationBps > 0)) {
            throw new IllegalArgumentException("funding half-lives fast " + fastSeconds + " s, slow " + slowSeconds
                    + " s, warm-up " + warmUpSeconds + " s, minimum deviation " + minimumDeviationBps
                    + " bps. Maybe 300, 14400, 3600 and 0.05 for a real venue");
        }
    }

    /** For real venues, whose predicted rate moves over hours. */
    public static FundingParameters ofHours() {
        return new FundingParameters(300, 14_400, 3_600, 0.05);
    }

    /** For a simulated venue whose rate moves over seconds. */
    public static FundingParameters ofSeconds() {
        return new FundingParameters(3, 45, 15, 0.05);
    }
}
