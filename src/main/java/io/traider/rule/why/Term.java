package io.traider.rule.why;

import org.jspecify.annotations.Nullable;

/** What a condition is made of. */
sealed interface Term {

    /** As a person would write it. */
    String text();

    /** A number, text, constant, {@code true}, {@code false} or {@code null}. */
    record Literal(String text, @Nullable Object value) implements Term {}

    /** A property of the fact itself. */
    record Property(String name) implements Term {
        @Override
        public String text() {
            return name;
        }
    }

    /** What was bound before. */
    record Variable(String name) implements Term {
        @Override
        public String text() {
            return name;
        }
    }

    /** A property of a fact that was bound before. */
    record Part(String variable, String property) implements Term {
        @Override
        public String text() {
            return property;
        }
    }

    /** A number of the strategy, {@code $p.number("name")}. */
    record Parameter(String variable, String name) implements Term {
        @Override
        public String text() {
            return name;
        }
    }

    /** Minus, or not. */
    record Turned(String sign, Term of) implements Term {
        @Override
        public String text() {
            return sign + (of instanceof Dual ? "(" + of.text() + ")" : of.text());
        }
    }

    /** Two terms and the sign between: reckoned, compared, or joined by {@code &&} and {@code ||}. */
    record Dual(String sign, Term left, Term right) implements Term {
        @Override
        public String text() {
            return side(left) + " " + sign + " " + side(right);
        }

        private static String side(Term term) {
            return term instanceof Dual ? "(" + term.text() + ")" : term.text();
        }
    }
}
