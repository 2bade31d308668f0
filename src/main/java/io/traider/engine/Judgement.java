package io.traider.engine;

import io.traider.domain.Verdict;
import io.traider.rule.PretradeSituation;

/** What the pre-trade rules were asked, and what they said to it. */
record Judgement(PretradeSituation situation, Verdict verdict) {}
