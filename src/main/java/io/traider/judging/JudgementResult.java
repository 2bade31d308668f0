package io.traider.judging;

import java.util.List;

/**
 * What a judgement came to.
 *
 * @param history what it rests on, a line for each stretch
 * @param recorded whether that was recorded of the venues; else it is of the simulated market, which says nothing of the world's
 * @param what the score foretells
 * @param horizon how far ahead, ISO 8601
 * @param candidate the score source as it would be with the model
 * @param active the one in force
 * @param brierGain how much less the candidate's squared error is, of the scores that both made; positive is better
 * @param trials versions of models that were judged for the strategy, this one included; they deflate the Sharpe ratio
 * @param cautions what the reviewer should not overlook
 * @param reference what is normal of the candidate
 * @param seconds it took
 */
public record JudgementResult(
        List<String> history,
        boolean recorded,
        Aim.What what,
        String horizon,
        SideFigures candidate,
        SideFigures active,
        Estimate brierGain,
        int trials,
        List<String> cautions,
        Reference reference,
        double seconds) {

    public JudgementResult {
        history = List.copyOf(history);
        cautions = List.copyOf(cautions);
    }
}
