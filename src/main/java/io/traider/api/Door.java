package io.traider.api;

import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import io.traider.journal.access.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lets the caller into each GraphQL request. A WebSocket shows its token in the handshake's {@code Authorization} header or
 * in the payload of {@code connection_init}; it is looked at again for each request, and a subscription ends when its token
 * or its user's roles do.
 */
@Component
final class Door implements WebSocketGraphQlInterceptor {

    private static final String CALLER = Door.class.getName();
    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final Bearer bearer;
    private final ApiSettings settings;
    private final Map<Long, AtomicInteger> subscriptions = new ConcurrentHashMap<>();

    Door(Bearer bearer, ApiSettings settings) {
        this.bearer = bearer;
        this.settings = settings;
    }

    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> payload) {
        Optional<String> secret = Bearer.secret(payload.getOrDefault("Authorization", payload.get("authorization")));
        return secret.map(bearer::caller)
                .orElseGet(Door::signedIn)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("no valid token")))
                .doOnNext(caller -> session.getAttributes().put(CALLER, caller))
                .then(Mono.empty());
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Mono<Caller> caller = request instanceof WebSocketGraphQlRequest socket ? ofSocket(socket) : signedIn();
        return caller.map(Optional::of).defaultIfEmpty(Optional.empty()).flatMap(who -> {
            who.ifPresent(known -> request.configureExecutionInput(
                    (input, builder) -> builder.graphQLContext(known::enter).build()));
            return chain.next(request)
                    .map(response -> who.map(known -> guarded(response, known)).orElse(response));
        });
    }

    private static Mono<Caller> signedIn() {
        return ReactiveSecurityContextHolder.getContext()
                .map(SecurityContext::getAuthentication)
                .ofType(Caller.class);
    }

    private Mono<Caller> ofSocket(WebSocketGraphQlRequest request) {
        return Mono.justOrEmpty(request.getSessionInfo().getAttributes().get(CALLER))
                .cast(Caller.class)
                .flatMap(caller -> bearer.still(caller.token()))
                .map(Caller::new);
    }

    private WebGraphQlResponse guarded(WebGraphQlResponse response, Caller caller) {
        if (!(response.getData() instanceof Publisher<?> events)) {
            return response;
        }
        Flux<?> guarded = Flux.from(events).takeUntilOther(end(caller.token()));
        return response.transform(builder -> builder.data(counted(guarded, caller)));
    }

    private Flux<?> counted(Flux<?> events, Caller caller) {
        return Flux.defer(() -> {
            AtomicInteger open = subscriptions.computeIfAbsent(caller.token().id(), id -> new AtomicInteger());
            if (open.incrementAndGet() > settings.maxSubscriptions()) {
                open.decrementAndGet();
                return Flux.error(refused(
                        ErrorCode.TOO_MANY,
                        "this token has " + settings.maxSubscriptions()
                                + " subscriptions already. Maybe end one, or take another token"));
            }
            return Flux.from(events).doFinally(signal -> open.decrementAndGet());
        });
    }

    /** Fails when the token does not open the door any more, or not the same doors. */
    private Mono<ExecutionResult> end(Token token) {
        return Flux.interval(RECHECK)
                .onBackpressureDrop()
                .concatMap(
                        tick -> bearer.still(token)
                                .map(now -> now.roles().equals(token.roles()))
                                .defaultIfEmpty(false),
                        1)
                .filter(same -> !same)
                .next()
                .flatMap(ended -> Mono.error(refused(
                        ErrorCode.UNAUTHENTICATED, "the token was revoked or ended. Maybe ask for another one")));
    }

    private static SubscriptionPublisherException refused(ErrorCode code, String message) {
        Refusal refusal = new Refusal(code, message);
        return new SubscriptionPublisherException(
                List.of(Errors.error(GraphqlErrorBuilder.newError(), code, message)), refusal);
    }
}
