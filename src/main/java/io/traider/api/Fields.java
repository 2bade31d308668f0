package io.traider.api;

import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says where the fields of a type come from, other than from the accessor of the same name. */
final class Fields<T> {

    private final TypeRuntimeWiring.Builder wiring;
    private final Class<T> source;

    private Fields(String type, Class<T> source) {
        this.wiring = TypeRuntimeWiring.newTypeWiring(type);
        this.source = source;
    }

    static <T> Fields<T> of(String type, Class<T> source) {
        return new Fields<>(type, source);
    }

    Fields<T> field(String name, Function<T, @Nullable Object> value) {
        wiring.dataFetcher(name, environment -> value.apply(source.cast(environment.getSource())));
        return this;
    }

    void into(RuntimeWiring.Builder schema) {
        schema.type(wiring);
    }

    /** The moment that many nanoseconds after the Unix epoch. */
    static Instant time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** The same, where zero stands for never. */
    static @Nullable Instant timeOrNull(long nanos) {
        return nanos == 0 ? null : time(nanos);
    }

    /** A number that GraphQL can carry, or {@code null} for {@code NaN} and the infinities. */
    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
