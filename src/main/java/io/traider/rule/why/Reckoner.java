package io.traider.rule.why;

import io.traider.rule.NumbersByName;
import org.jspecify.annotations.Nullable;

/** Works out what a term comes to, as Drools does. */
final class Reckoner {

    private final Surroundings of;

    Reckoner(Surroundings of) {
        this.of = of;
    }

    boolean holds(Term term) {
        Object value = value(term);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new NotThereException(term.text() + " is no condition");
    }

    @Nullable
    Object value(Term term) {
        return switch (term) {
            case Term.Literal literal -> literal.value();
            case Term.Property property -> of.property(property.name());
            case Term.Variable variable -> of.variable(variable.name());
            case Term.Part part -> part(part);
            case Term.Parameter parameter -> parameter(parameter);
            case Term.Turned turned -> turned(turned);
            case Term.Dual dual -> dual(dual);
        };
    }

    private @Nullable Object part(Term.Part part) {
        if (of.variable(part.variable()) instanceof Record fact) {
            return Surroundings.property(fact, part.property());
        }
        throw new NotThereException(part.variable() + " has no '" + part.property() + "'");
    }

    private Object parameter(Term.Parameter parameter) {
        if (!(of.variable(parameter.variable()) instanceof NumbersByName numbers)) {
            throw new NotThereException(parameter.variable() + " has no numbers");
        }
        if (!numbers.numbers().containsKey(parameter.name())) {
            throw new NotThereException("no " + numbers.each() + " is called '" + parameter.name() + "'");
        }
        return numbers.number(parameter.name());
    }

    private Object turned(Term.Turned turned) {
        return turned.sign().equals("!") ? !holds(turned.of()) : Numbers.negated(value(turned.of()));
    }

    private Object dual(Term.Dual dual) {
        return switch (dual.sign()) {
            case "&&" -> holds(dual.left()) && holds(dual.right());
            case "||" -> holds(dual.left()) || holds(dual.right());
            case "+", "-", "*", "/" -> Numbers.reckoned(dual.sign(), value(dual.left()), value(dual.right()));
            default -> Comparing.holds(dual.sign(), value(dual.left()), value(dual.right()));
        };
    }
}
