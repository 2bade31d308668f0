package io.traider.api;

import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import io.traider.journal.release.SimulationAlertRow;
import io.traider.journal.release.SimulationRow;
import io.traider.release.ReleaseDesk;
import io.traider.release.Simulation;
import io.traider.release.WhyNotReport;
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
                .dataFetcher("rows", environment -> of(environment, rows(environment, desk)))
                .dataFetcher("alertRows", environment -> of(environment, alerts(environment, desk))));
        schema.type(TypeRuntimeWiring.newTypeWiring("SimulationRow")
                .dataFetcher("wasNot", environment -> whyNot(environment, desk, false))
                .dataFetcher("wouldNot", environment -> whyNot(environment, desk, true)));
        schema.type(TypeRuntimeWiring.newTypeWiring("SimulationAlertRow")
                .dataFetcher("whyNot", environment -> whyNot(environment, desk)));
    }

    private static SimulationRow.@Nullable Pass pass(DataFetchingEnvironment environment) {
        String pass = environment.getArgument("pass");
        return pass == null ? null : SimulationRow.Pass.valueOf(pass);
    }

    /** Rows, which know the simulation that they are of. */
    private static <T> DataFetcherResult<List<T>> of(DataFetchingEnvironment environment, List<T> rows) {
        Simulation simulation = Objects.requireNonNull(environment.getSource());
        return DataFetcherResult.<List<T>>newResult()
                .data(rows)
                .localContext(simulation.id())
                .build();
    }

    private static List<SimulationRow> rows(DataFetchingEnvironment environment, ReleaseDesk desk) {
        Simulation simulation = Objects.requireNonNull(environment.getSource());
        return desk.simulationRows(simulation.id(), pass(environment), skip(environment), first(environment));
    }

    private static List<SimulationAlertRow> alerts(DataFetchingEnvironment environment, ReleaseDesk desk) {
        Simulation simulation = Objects.requireNonNull(environment.getSource());
        return desk.simulationAlerts(simulation.id(), skip(environment), first(environment));
    }

    private static int first(DataFetchingEnvironment environment) {
        return Connection.checked(environment.getArgumentOrDefault("first", 100));
    }

    private static int skip(DataFetchingEnvironment environment) {
        int skip = environment.getArgumentOrDefault("skip", 0);
        if (skip < 0) {
            throw Refusal.badRequest("skip: " + skip + " does not do. Maybe take 0");
        }
        return skip;
    }

    private static long simulation(DataFetchingEnvironment environment) {
        Long id = environment.getLocalContext();
        return Objects.requireNonNull(id, "a row of no simulation");
    }

    private static List<WhyNotReport> whyNot(DataFetchingEnvironment environment, ReleaseDesk desk, boolean draft) {
        SimulationRow row = Objects.requireNonNull(environment.getSource());
        return desk.simulationWhyNot(simulation(environment), row, draft);
    }

    private static @Nullable WhyNotReport whyNot(DataFetchingEnvironment environment, ReleaseDesk desk) {
        SimulationAlertRow row = Objects.requireNonNull(environment.getSource());
        return desk.simulationWhyNot(simulation(environment), row).orElse(null);
    }
}
