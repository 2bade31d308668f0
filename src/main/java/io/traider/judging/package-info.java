/**
 * How good a score is: on a past that its model never saw, and while it trades.
 *
 * <p>A {@link io.traider.engine.ScoreSample} is a score at the moment the engine made it. {@link io.traider.judging.Maturing}
 * waits until the horizon that the model's card names has passed and says what came of it: an
 * {@link io.traider.judging.Outcome}. Of many, {@link io.traider.judging.ScoreFigures} are made. Both are the same for the past
 * and for the present, so that the two can be set side by side.
 *
 * <p>A {@link io.traider.judging.Judge} runs a candidate and the score source in force over the same stretches of the past, by
 * the platform's own engine, each with orders and fills of its own. What it comes to is a
 * {@link io.traider.judging.JudgementResult} with a page for the reviewer and a {@link io.traider.judging.Reference}: how features
 * and scores were distributed then, and what hit rate and profit are to be expected, against which
 * {@link io.traider.judging.LiveScores} are held later. The {@link io.traider.judging.JudgementDesk} takes requests, makes one
 * judgement at a time and keeps it.
 */
@NullMarked
package io.traider.judging;

import org.jspecify.annotations.NullMarked;
