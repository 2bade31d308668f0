package io.traider.rule.table;

/**
 * What a cell, or an end of its range, asks of a property.
 *
 * @param operator as rules write it: {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >} or {@code >=}
 */
record Condition(Property property, String operator, Operand operand) {

    /** For example {@code value > 5000}. */
    String drl() {
        return property.name() + " " + operator + " " + operand.drl();
    }
}
