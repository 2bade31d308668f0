package io.traider.rule.why;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a condition came to, with its numbers. */
final class Words {

    private static final Set<String> JOINING = Set.of("&&", "||");

    private final Reckoner reckoner;

    Words(Reckoner reckoner) {
        this.reckoner = reckoner;
    }

    /** For example {@code drift 1.21 >= entryDrift 1.5}. */
    String of(Term term) {
        return switch (term) {
            case Term.Dual dual when JOINING.contains(dual.sign()) -> joined(dual);
            case Term.Dual dual
            when compares(dual) -> valued(dual.left()) + " " + dual.sign() + " " + valued(dual.right());
            case Term.Turned turned when turned.sign().equals("!") -> "not " + of(turned.of());
            default -> valued(term);
        };
    }

    private String joined(Term.Dual dual) {
        String sign = dual.sign().equals("&&") ? " and " : " or ";
        return side(dual.left(), dual.sign()) + sign + side(dual.right(), dual.sign());
    }

    private String side(Term term, String sign) {
        boolean other = term instanceof Term.Dual dual
                && JOINING.contains(dual.sign())
                && !dual.sign().equals(sign);
        return other ? "(" + of(term) + ")" : of(term);
    }

    private static boolean compares(Term.Dual dual) {
        return !Set.of("+", "-", "*", "/").contains(dual.sign());
    }

    private String valued(Term term) {
        if (term instanceof Term.Literal literal) {
            return literal.text();
        }
        String text = term instanceof Term.Dual ? "(" + term.text() + ")" : term.text();
        return text + " " + value(term);
    }

    private String value(Term term) {
        try {
            return plain(reckoner.value(term));
        } catch (NotThereException e) {
            return "unknown";
        }
    }

    private static String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "missing";
            case BigDecimal exact ->
                exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
            case Double measured when Double.isFinite(measured) -> plain(BigDecimal.valueOf(measured));
            case Record fact -> fact.getClass().getSimpleName();
            default -> String.valueOf(value);
        };
    }
}
