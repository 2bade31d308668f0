package io.traider.portfolio;

import io.traider.domain.InstrumentId;

/**
 * Something whose margin or price nobody can tell, so that the account at its venue cannot be judged: it is neither taken for
 * sound nor for short of margin.
 *
 * @param why what is not known, and what may help
 */
public record Unjudged(InstrumentId instrument, String why) {

    static Unjudged unmarked(InstrumentId instrument) {
        return new Unjudged(instrument, "it has no mark. Maybe its feed is silent, or the data begins later");
    }

    /** For a person. */
    public String words() {
        return "the account at " + instrument.venue() + " cannot be judged for " + instrument + ": " + why;
    }
}
