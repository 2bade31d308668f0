package io.traider.domain;

/** What the session is to do at a venue, once the step that says so is in the journal. */
public sealed interface Instruction {

    /** Send this order. */
    record Submit(Order order) implements Instruction {}

    /** Cancel this order. */
    record Cancel(String order, InstrumentId instrument) implements Instruction {}
}
