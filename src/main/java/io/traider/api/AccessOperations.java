package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.traider.domain.Role;
import io.traider.journal.access.Token;
import io.traider.journal.access.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code access.graphqls}. Everybody sees to their own tokens, an administrator to everybody's. */
@Controller
class AccessOperations implements RuntimeWiringConfigurer {

    private final Tokens tokens;

    AccessOperations(Tokens tokens) {
        this.tokens = tokens;
    }

    @QueryMapping
    Caller me(DataFetchingEnvironment environment) {
        return Caller.of(environment);
    }

    @QueryMapping
    Mono<List<Token>> tokens(@Argument @Nullable String user, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        String whose = user == null && !caller.is(Role.ADMIN) ? caller.getName() : user;
        if (whose != null) {
            mayActFor(whose, caller);
        }
        return later(() -> tokens.list(whose));
    }

    @MutationMapping
    Mono<Token.Issued> createToken(
            @Argument String label,
            @Argument @Nullable String user,
            @Argument @Nullable Instant expires,
            DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        String whose = user == null ? caller.getName() : user;
        mayActFor(whose, caller);
        Instant end = earlier(expires, caller.token().expires());
        return later(() -> tokens.create(whose, label, end, caller.getName()));
    }

    @MutationMapping
    Mono<Token> revokeToken(@Argument String id, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return later(() -> {
            Token token = find(id, caller);
            tokens.revoke(token.id(), caller.getName());
            return tokens.find(token.id()).orElseThrow();
        });
    }

    private Token find(String id, Caller caller) {
        return number(id)
                .flatMap(tokens::find)
                .filter(token -> caller.is(Role.ADMIN) || token.user().equals(caller.getName()))
                .orElseThrow(() -> new Refusal(
                        ErrorCode.NOT_FOUND, "no token '" + id + "' of yours. Maybe look for its id in 'tokens'"));
    }

    private static Optional<Long> number(String id) {
        try {
            return Optional.of(Long.parseLong(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void mayActFor(String user, Caller caller) {
        if (!user.equals(caller.getName()) && !caller.is(Role.ADMIN)) {
            throw new Refusal(
                    ErrorCode.FORBIDDEN,
                    caller.getName() + " may not see to the tokens of " + user + ". Maybe ask an administrator");
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static <T> Mono<T> later(Callable<T> question) {
        return Mono.fromCallable(question)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(IllegalArgumentException.class, e -> Refusal.badRequest(String.valueOf(e.getMessage())));
    }

    @Override
    public void configure(RuntimeWiring.Builder schema) {
        Fields.of("Me", Caller.class)
                .field("name", Caller::getName)
                .field("roles", Caller::roles)
                .field("token", Caller::token)
                .into(schema);
    }
}
