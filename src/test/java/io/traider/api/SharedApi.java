package io.traider.api;

import io.traider.journal.PostgresUnderTest;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One API for all tests of a run, as it takes seconds to start; closed after the last. */
final class SharedApi implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ApiUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedApi.class))
                .computeIfAbsent(ApiUnderTest.class, key -> new ApiUnderTest(PostgresUnderTest.open(), Map.of()));
    }
}
