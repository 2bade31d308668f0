package io.traider.model.gate;

/** How much of everything a file may have; each some times what the largest useful model needs. */
final class Limits {

    static final int BYTES = 100 << 20;
    static final int NODES = 4_096;
    static final int ATTRIBUTES = 64 * NODES;
    static final int TENSORS = 16_384;
    static final int VALUES = 32_768;
    static final int PROPERTIES = 65_536;

    /** Texts in lists, such as the modes of tree nodes. */
    static final int LISTED_TEXTS = 1 << 20;

    /** Numbers that are written one by one, not as the bytes of a tensor. */
    static final int LISTED_NUMBERS = 8 << 20;

    static final int NAME = 512;
    static final int TEXT = 64 << 10;
    static final int RANK = 8;
    static final int ELEMENTS = 25 << 20;

    /** Of one tensor that is made while scoring. */
    static final int MADE_ELEMENTS = 1 << 20;

    static final int INPUT_COLUMNS = 4_096;
    static final int INPUT_STEPS = 256;
    static final int OUTPUTS = 4;
    static final int TREE_NODES = 1 << 20;
    static final int TREE_DEPTH = 512;
    static final int TARGETS = 64;

    static final int IR_LEAST = 4;
    static final int IR_MOST = 11;
    static final int OPSET_LEAST = 9;
    static final int OPSET_MOST = 23;
    static final int ML_LEAST = 1;
    static final int ML_MOST = 4;

    /** Findings of one file; more say nothing new. */
    static final int FINDINGS = 50;

    private Limits() {}
}
