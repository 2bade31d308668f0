package io.traider.history.load;

/** What can be wrong with data. */
public enum Problem {
    /** A file that cannot be read, or whose layout cannot be told. */
    UNREADABLE(true, ""),
    /** A row with fewer fields than its header. */
    MISSING_FIELD(true, "Maybe the file was cut off, or its separator is in a value"),
    /** Text where a number must be. */
    NOT_A_NUMBER(true, "Maybe the row was damaged, or the columns are others than the header says"),
    /** A number with more decimals than are kept, or too many digits. */
    INEXACT(true, "Maybe --round, which rounds to the decimals that are kept and counts how often"),
    /** Text that is no time, or one that cannot be. */
    BAD_TIME(true, "Maybe write it as ISO 8601 in UTC, or as whole seconds, millis, micros or nanos since 1970"),
    /** A price or quantity of zero or less. */
    NOT_POSITIVE(true, "Maybe leave the row out; a venue trades at no such value"),
    /** A bar whose high is not its highest price, or whose low is not its lowest. */
    HIGH_LOW(true, "Maybe the columns are in another order than assumed; a header would tell"),
    /** A bid above its ask. */
    CROSSED(true, "Maybe bid and ask are swapped, or the row mixes two moments; leave it out"),
    /** A row before the one above it. */
    DISORDER(true, "Maybe sort the file by time, oldest first: --sort does it in memory"),
    /** A row of the same time as the one above it. */
    DUPLICATE(true, "Maybe the file was joined from overlapping pieces; keep one of the rows"),
    /** A bar that begins before the one above it has ended. */
    OVERLAP(true, "Maybe the interval is shorter: give it with --interval"),
    /** A time that is no whole number of intervals. */
    OFF_GRID(true, "Maybe the interval is another: give it with --interval; or the stamps are ends: --stamp=end"),
    /** Rows of several instruments. */
    MIXED(true, "Maybe --symbol=TEXT, which takes the rows of one of them"),
    /** A trade that does not say who took. */
    NO_SIDE(true, "Maybe --aggressor=tick-rule, which takes the direction of the last change of price for it"),
    /** A rate that no venue charges. */
    RATE_UNIT(true, "Maybe the rates are percent: --rate-unit=percent; or say --rate-unit=fraction"),
    /** A row that contradicts what is stored. */
    CONFLICT(true, "Maybe one of the sources is wrong; --replace takes the new rows for their whole range of time"),
    /** A stored file that is not what its manifest says. */
    DAMAGED(true, "Maybe the disk is failing; delete the file and import its sources again"),
    /** Bars or settlements that are missing. */
    GAP(false, "Maybe the venue was down or nothing traded; what is missing stays missing"),
    /** More than an hour without a trade or quote. */
    SILENCE(false, "Maybe a file is missing in between"),
    /** A bid at its ask. */
    LOCKED(false, "Maybe the row mixes two moments"),
    /** A quote, or a trade without an id, that equals the one above it. */
    REPEATED(false, "Maybe it is one and the same; it was kept"),
    /** A funding stamp that is a little off the hour. */
    STAMP_NOISE(false, "It was put on the hour that was settled"),
    /** A binary fraction that was printed with more digits than it carries. */
    NUMBER_NOISE(false, "Digits that were not meant were left out"),
    /** A number that was rounded because {@code --round} said so. */
    ROUNDED(false, "It was rounded half to even, as asked"),
    /** A bar without a volume. */
    NO_VOLUME(false, "It was taken as zero; such bars are of a mark or index price");

    private final boolean error;
    private final String advice;

    Problem(boolean error, String advice) {
        this.error = error;
        this.advice = advice;
    }

    /** Whether it refuses the import. */
    public boolean error() {
        return error;
    }

    /** What to try. */
    public String advice() {
        return advice;
    }
}
