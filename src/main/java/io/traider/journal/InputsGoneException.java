package io.traider.journal;

/** Inputs of the log are asked for that are no longer kept. */
public final class InputsGoneException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    InputsGoneException(long block) {
        super("the inputs of block " + block
                + " are no longer kept. Maybe take a later day, or keep inputs for more days");
    }
}
