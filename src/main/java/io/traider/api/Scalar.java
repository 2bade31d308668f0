package io.traider.api;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import io.traider.domain.KillScope;
import io.traider.domain.Price;
import io.traider.domain.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scalar of the schema: how it is written to an answer, and how it is read from a variable or a literal. A reader
 * throws an exception with a message for the sender when it cannot.
 */
final class Scalar<T> implements Coercing<T, Object> {

    private final String name;
    private final Function<Object, Object> writer;
    private final Function<Object, T> reader;

    private Scalar(String name, Function<Object, Object> writer, Function<Object, T> reader) {
        this.name = name;
        this.writer = writer;
        this.reader = reader;
    }

    /** All that the schema declares. */
    static List<GraphQLScalarType> all() {
        return List.of(
                new Scalar<>("Decimal", Scalar::decimal, value -> new BigDecimal(value.toString())).type(),
                new Scalar<>("DateTime", Object::toString, Scalar::instant).type(),
                new Scalar<>("Date", Object::toString, value -> LocalDate.parse(value.toString())).type(),
                new Scalar<>("Long", value -> ((Number) value).longValue(), Scalar::whole).type(),
                new Scalar<>("KillScope", Object::toString, value -> KillScope.parse(value.toString())).type());
    }

    private GraphQLScalarType type() {
        return GraphQLScalarType.newScalar().name(name).coercing(this).build();
    }

    private static Object decimal(Object value) {
        return switch (value) {
            case Price price -> price.toString();
            case Quantity quantity -> quantity.toString();
            case BigDecimal number when number.signum() == 0 -> "0";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> throw new IllegalArgumentException(value.getClass() + " is no decimal");
        };
    }

    private static Instant instant(Object value) {
        return OffsetDateTime.parse(value.toString()).toInstant();
    }

    private static Long whole(Object value) {
        return new BigDecimal(value.toString()).longValueExact();
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        try {
            return writer.apply(value);
        } catch (RuntimeException e) {
            throw new CoercingSerializeException(value + " cannot be written as " + name, e);
        }
    }

    @Override
    public T parseValue(Object value, GraphQLContext context, Locale locale) {
        try {
            return reader.apply(value);
        } catch (RuntimeException e) {
            throw new CoercingParseValueException(advice(value, e), e);
        }
    }

    @Override
    public T parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Object value = raw(literal);
        try {
            if (value == null) {
                throw new IllegalArgumentException("not a plain value");
            }
            return reader.apply(value);
        } catch (RuntimeException e) {
            throw new CoercingParseLiteralException(advice(value == null ? literal : value, e), e);
        }
    }

    private static @Nullable Object raw(Value<?> literal) {
        return switch (literal) {
            case StringValue text -> text.getValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case EnumValue constant -> constant.getName();
            default -> null;
        };
    }

    @Override
    public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
        Object written = serialize(value, context, locale);
        return written instanceof Long number
                ? new IntValue(BigInteger.valueOf(number))
                : new StringValue(written.toString());
    }

    private String advice(Object value, RuntimeException problem) {
        String example = switch (name) {
            case "Decimal" -> ". Maybe write it as \"63418.3\"";
            case "DateTime" -> ". Maybe write it as \"2026-11-22T09:52:29Z\"";
            case "Date" -> ". Maybe write it as \"2026-11-22\"";
            case "Long" -> ". Maybe write it as 4711";
            default -> ": " + problem.getMessage();
        };
        return "'" + value + "' is no " + name + example;
    }
}
