package io.traider.release;

import java.time.Duration;

/**
 * How often a rule fired.
 *
 * @param lastHour the running minute included
 * @param time spent in its consequence within the last day
 */
public record RuleHits(String rule, long lastHour, long lastDay, Duration time) {}
