package io.traider.engine;

/**
 * What went not as it should, since the engine began.
 *
 * @param repeatedReports of venues that told nothing new
 * @param unexplainedReports of venues on orders that nobody knows, or beyond an order's quantity
 * @param modelRefusals vectors that a model would not score
 * @param ruleFailures times that rules could not be asked
 * @param unsettledPayments funding or borrowing that was due on a position without a fresh rate
 */
public record EngineCounts(
        long repeatedReports, long unexplainedReports, long modelRefusals, long ruleFailures, long unsettledPayments) {}
