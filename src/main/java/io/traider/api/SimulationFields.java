package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import io.traider.journal.release.SimulationRow;
import io.traider.release.ReleaseDesk;
import io.traider.release.Simulation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the fields of simulations come from. */
final class SimulationFields {

    private SimulationFields() {}

    static void of(RuntimeWiring.Builder schema, ReleaseDesk desk) {
        Fields.of("RuleSimulation", Simulation.class)
                .field("key", simulation -> simulation.key().toString())
                .field("requestedBy", Simulation::by)
                .field("requestedTime", Simulation::requestedAt)
                .field("share", Simulation::share)
                .into(schema);
        schema.type(TypeRuntimeWiring.newTypeWiring("RuleSimulation")
                .dataFetcher("rows", environment -> rows(environment, desk)));
    }

    private static SimulationRow.@Nullable Pass pass(DataFetchingEnvironment environment) {
        String pass = environment.getArgument("pass");
        return pass == null ? null : SimulationRow.Pass.valueOf(pass);
    }

    private static List<SimulationRow> rows(DataFetchingEnvironment environment, ReleaseDesk desk) {
        Simulation simulation = Objects.requireNonNull(environment.getSource());
        int first = Connection.checked(environment.getArgumentOrDefault("first", 100));
        int skip = environment.getArgumentOrDefault("skip", 0);
        if (skip < 0) {
            throw Refusal.badRequest("skip: " + skip + " does not do. Maybe take 0");
        }
        return desk.simulationRows(simulation.id(), pass(environment), skip, first);
    }
}
