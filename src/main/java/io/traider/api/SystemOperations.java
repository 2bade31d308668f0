package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.traider.domain.Command;
import io.traider.domain.KillScope;
import io.traider.domain.KillSwitch;
import io.traider.session.SessionState;
import io.traider.session.TradingSession;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code system.graphqls}. */
@Controller
class SystemOperations implements RuntimeWiringConfigurer {

    private static final int LONGEST_REASON = 500;

    private final TradingSession session;
    private final Commands commands;

    SystemOperations(TradingSession session, Commands commands) {
        this.session = session;
        this.commands = commands;
    }

    /** What a command to a kill switch led to. */
    record Switched(long sequence, List<KillSwitch> switches) {}

    @QueryMapping
    SessionState system() {
        return session.state();
    }

    @QueryMapping
    List<KillSwitch> killSwitches() {
        return session.state().switches();
    }

    @MutationMapping
    Mono<Switched> engageKillSwitch(
            @Argument KillScope scope, @Argument String reason, DataFetchingEnvironment environment) {
        return give(new Command.EngageKillSwitch(scope, checked(reason)), Caller.of(environment));
    }

    @MutationMapping
    Mono<Switched> releaseKillSwitch(
            @Argument KillScope scope, @Argument String reason, DataFetchingEnvironment environment) {
        List<KillScope> engaged =
                session.state().switches().stream().map(KillSwitch::scope).toList();
        if (!engaged.contains(scope)) {
            throw new Refusal(
                    ErrorCode.NOT_FOUND,
                    "no kill switch is engaged for " + scope
                            + (engaged.isEmpty() ? ", nor for anything else" : ". Maybe one of " + engaged));
        }
        return give(new Command.ReleaseKillSwitch(scope, checked(reason)), Caller.of(environment));
    }

    private Mono<Switched> give(Command command, Caller caller) {
        return commands.give(command, caller)
                .flatMap(result ->
                        commands.seen(result).map(state -> new Switched(result.sequence(), state.switches())));
    }

    private static String checked(String reason) {
        String said = reason.strip();
        if (said.isEmpty() || said.length() > LONGEST_REASON) {
            throw Refusal.badRequest(
                    "a reason of " + said.length() + " characters does not do. Maybe say it in 1 to " + LONGEST_REASON);
        }
        return said;
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("System", SessionState.class)
                .field("feed", state -> state.feed().toUpperCase(Locale.ROOT))
                .field("simulated", state -> state.feed().equals("simulated"))
                .field("notice", SystemOperations::notice)
                .field("time", state -> Fields.time(state.nanos()))
                .field("fit", SessionState::fit)
                .field("versions", state -> DecisionOperations.versions(state.versions()))
                .into(schema);
        Fields.of("KillSwitch", KillSwitch.class)
                .field("since", engaged -> Fields.time(engaged.sinceNanos()))
                .into(schema);
    }

    private static @Nullable String notice(SessionState state) {
        return switch (state.feed()) {
            case "simulated" -> "The market data is simulated: no market ever looked like this.";
            case "replay" -> "The market data was recorded earlier: this is not the market of today.";
            default -> null;
        };
    }
}
