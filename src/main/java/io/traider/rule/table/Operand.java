package io.traider.rule.table;

import java.math.BigDecimal;

/** What a property is compared with. */
sealed interface Operand {

    /** As the rule writes it. */
    String drl();

    /** As the cell wrote it. */
    String cell();

    /**
     * A number.
     *
     * @param exact whether it is held against exact decimals
     */
    record Amount(BigDecimal value, boolean exact) implements Operand {

        private static final BigDecimal INT = BigDecimal.valueOf(Integer.MAX_VALUE);

        /**
         * Drools reads a fraction as a binary number, which 0.1 is not: against an exact decimal it is marked as one. A whole
         * number that is too large for a Java {@code int} gets a fraction, or it would not compile.
         */
        @Override
        public String drl() {
            String plain = value.toPlainString();
            if (exact && new BigDecimal(value.doubleValue()).compareTo(value) != 0) {
                return plain + "B";
            }
            return value.scale() <= 0 && value.abs().compareTo(INT) > 0 ? plain + ".0" : plain;
        }

        @Override
        public String cell() {
            return value.toPlainString();
        }
    }

    /** One of a closed set: a name, {@code true} or {@code false}, or a text. */
    record Word(String cell, String drl) implements Operand {}

    /** A figure of the limits in force. */
    record Limit(String name) implements Operand {
        @Override
        public String drl() {
            return "$limits." + name;
        }

        @Override
        public String cell() {
            return "$limits." + name;
        }
    }

    /** A number of the strategy. */
    record Parameter(String name) implements Operand {
        @Override
        public String drl() {
            return "$p.number(\"" + name + "\")";
        }

        @Override
        public String cell() {
            return "param " + name;
        }
    }
}
