package io.traider.rule;

import java.util.SortedMap;

/** A fact whose properties are whatever numbers people state; rules read them with {@code $p.number("name")}. */
public sealed interface NumbersByName permits StrategyParameters, Thresholds {

    /** All of them, by name. */
    SortedMap<String, Double> numbers();

    /** What people call one of them. */
    String each();

    /** One of them. */
    double number(String name);
}
