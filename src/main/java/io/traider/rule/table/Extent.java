package io.traider.rule.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which values of a property fit the conditions of a row. */
sealed interface Extent {

    /** Whether everything that fits another fits this. False where it is not known. */
    boolean covers(Extent other);

    /** Whether something fits both. False where it is not known. */
    boolean meets(Extent other);

    /** Whether nothing fits. */
    default boolean empty() {
        return false;
    }

    static Extent of(List<Condition> conditions) {
        Property.Nature nature = conditions.getFirst().property().nature();
        boolean known = nature.numeric()
                ? conditions.stream()
                        .allMatch(it -> it.operand() instanceof Operand.Amount
                                && !it.operator().equals("!="))
                : nature != Property.Nature.TEXT || conditions.size() == 1;
        if (!known) {
            return new Unknown(conditions.stream().map(Condition::drl).collect(Collectors.joining(", ")));
        }
        return nature.numeric() ? Span.of(conditions) : Words.of(conditions);
    }

    /** Held against a figure that may change any day, or too odd to reason about: equal to itself, no more is known. */
    record Unknown(String text) implements Extent {
        @Override
        public boolean covers(Extent other) {
            return equals(other);
        }

        @Override
        public boolean meets(Extent other) {
            return equals(other);
        }
    }

    /** Some words, or all but some. */
    record Words(Set<String> words, boolean all) implements Extent {

        static Words of(List<Condition> conditions) {
            Words fit = new Words(Set.of(), true);
            for (Condition condition : conditions) {
                Words asked = new Words(
                        Set.of(condition.operand().cell()), condition.operator().equals("!="));
                fit = fit.and(asked, condition.property());
            }
            return fit;
        }

        private Words and(Words other, Property property) {
            Set<String> every = new TreeSet<>(property.choices());
            if (property.nature() == Property.Nature.FLAG) {
                every.addAll(List.of("true", "false"));
            }
            if (every.isEmpty()) {
                return other;
            }
            every.removeIf(word -> !fits(word) || !other.fits(word));
            return new Words(every, false);
        }

        private boolean fits(String word) {
            return all != words.contains(word);
        }

        @Override
        public boolean empty() {
            return !all && words.isEmpty();
        }

        @Override
        public boolean covers(Extent other) {
            return other instanceof Words them
                    && (them.all
                            ? all && them.words.containsAll(words)
                            : them.words.stream().allMatch(this::fits));
        }

        @Override
        public boolean meets(Extent other) {
            return other instanceof Words them
                    && (them.all && all
                            || (them.all
                                    ? words.stream().anyMatch(them::fits)
                                    : them.words.stream().anyMatch(this::fits)));
        }
    }

    /** Numbers between two ends, either of which may be open or missing. */
    record Span(
            @Nullable BigDecimal from,
            boolean withFrom,
            @Nullable BigDecimal to,
            boolean withTo) implements Extent {

        static Span of(List<Condition> conditions) {
            Span fit = new Span(null, false, null, false);
            for (Condition condition : conditions) {
                BigDecimal at = ((Operand.Amount) condition.operand()).value();
                fit = fit.and(
                        switch (condition.operator()) {
                            case "<" -> new Span(null, false, at, false);
                            case "<=" -> new Span(null, false, at, true);
                            case ">" -> new Span(at, false, null, false);
                            case ">=" -> new Span(at, true, null, false);
                            default -> new Span(at, true, at, true);
                        });
            }
            return fit;
        }

        private Span and(Span other) {
            Span low = begins(other) ? other : this;
            Span high = ends(other) ? other : this;
            return new Span(low.from, low.withFrom, high.to, high.withTo);
        }

        /** Whether the other begins within this or at its beginning, so that it is the tighter one. */
        private boolean begins(Span other) {
            if (other.from == null || from == null) {
                return from == null;
            }
            int order = other.from.compareTo(from);
            return order > 0 || order == 0 && (withFrom || !other.withFrom);
        }

        private boolean ends(Span other) {
            if (other.to == null || to == null) {
                return to == null;
            }
            int order = other.to.compareTo(to);
            return order < 0 || order == 0 && (withTo || !other.withTo);
        }

        @Override
        public boolean empty() {
            if (from == null || to == null) {
                return false;
            }
            int order = from.compareTo(to);
            return order > 0 || order == 0 && !(withFrom && withTo);
        }

        @Override
        public boolean covers(Extent other) {
            return other instanceof Span them && begins(them) && ends(them);
        }

        @Override
        public boolean meets(Extent other) {
            return other instanceof Span them && !and(them).empty();
        }
    }
}
