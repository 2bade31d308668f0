package io.traider.api;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Refuses every operation that {@link Operation} does not allow to the caller, before it is begun. */
@Component
final class Doorman extends SimplePerformantInstrumentation {

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        DataFetchingEnvironment environment = parameters.getEnvironment();
        return isOperation(environment) ? inside -> admit(inside, fetcher) : fetcher;
    }

    private static boolean isOperation(DataFetchingEnvironment environment) {
        GraphQLSchema schema = environment.getGraphQLSchema();
        Object parent = environment.getParentType();
        return parent == schema.getQueryType()
                || parent == schema.getMutationType()
                || parent == schema.getSubscriptionType();
    }

    private static @Nullable Object admit(DataFetchingEnvironment environment, DataFetcher<?> fetcher)
            throws Exception {
        Caller caller = Caller.of(environment);
        String type = ((GraphQLObjectType) environment.getParentType()).getName();
        String field = environment.getField().getName();
        if (!field.startsWith("__") && !allowed(caller, FieldCoordinates.coordinates(type, field))) {
            throw new Refusal(
                    ErrorCode.FORBIDDEN,
                    caller.getName() + " with roles " + caller.roles() + " may not use " + field
                            + rolesOf(FieldCoordinates.coordinates(type, field)));
        }
        return fetcher.get(environment);
    }

    private static boolean allowed(Caller caller, FieldCoordinates field) {
        return Operation.of(field)
                .filter(each -> each.allowedTo(caller.roles()))
                .isPresent();
    }

    private static String rolesOf(FieldCoordinates field) {
        return Operation.of(field)
                .map(each -> ". Maybe ask one of " + each.roles() + " to do it")
                .orElse("");
    }
}
