package io.traider.domain;

/** Whether a fill gave or took liquidity; decides the fee. */
public enum Liquidity {
    MAKER,
    TAKER
}
