package io.traider.release;

/** Somebody else saved the draft meanwhile. Nothing is lost: both texts are here, for the one who came second to settle. */
public final class DraftConflict extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Content mine;
    private final transient Draft theirs;

    DraftConflict(Content mine, long base, Draft theirs) {
        super("the draft of " + theirs.key() + " is at revision " + theirs.revision()
                + (theirs.savedBy().isEmpty() ? "" : " by " + theirs.savedBy()) + ", not at " + base
                + ". Maybe compare both texts and save again upon revision " + theirs.revision());
        this.mine = mine;
        this.theirs = theirs;
    }

    /** What could not be saved. */
    public Content mine() {
        return mine;
    }

    /** The draft as it stands. */
    public Draft theirs() {
        return theirs;
    }
}
