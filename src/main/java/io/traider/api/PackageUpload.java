package io.traider.api;

import io.traider.domain.Role;
import io.traider.packages.PackageDesk;
import io.traider.packages.PackageRefused;
import io.traider.packages.PackageView;
import io.traider.packages.SignedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /packages}: takes a signed package of a strategy, as {@code docs/packages.md} says. */
@Configuration(proxyBeanMethods = false)
class PackageUpload {

    /** Each is held in memory while it is checked. */
    private static final int AT_ONCE = 1;

    private static final Set<Role> WHO = EnumSet.of(Role.QUANT, Role.RISK_OFFICER, Role.ADMIN);

    private final PackageDesk desk;
    private final JsonMapper json;
    private final Semaphore free = new Semaphore(AT_ONCE);

    PackageUpload(PackageDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @Bean
    RouterFunction<ServerResponse> packageUploads() {
        return RouterFunctions.route().POST("/packages", this::take).build();
    }

    private Mono<ServerResponse> take(ServerRequest request) {
        return request.principal()
                .cast(Caller.class)
                .flatMap(caller -> Mono.using(this::seat, _ -> take(request, caller), _ -> free.release()));
    }

    private Semaphore seat() {
        if (!free.tryAcquire()) {
            throw new ResponseStatusException(
                    HttpStatus.TOO_MANY_REQUESTS, "a package is uploaded already. Maybe again in a minute");
        }
        return free;
    }

    private Mono<ServerResponse> take(ServerRequest request, Caller caller) {
        if (WHO.stream().noneMatch(caller::is)) {
            return Mono.error(new ResponseStatusException(
                    HttpStatus.FORBIDDEN,
                    caller.getName() + " with roles " + caller.roles() + " may not import strategies. Maybe ask one of "
                            + WHO));
        }
        return Mono.usingWhen(Parts.of(request), parts -> take(parts, caller), Parts::delete);
    }

    private Mono<ServerResponse> take(Parts parts, Caller caller) {
        return Mono.usingWhen(
                        parts.file("package"),
                        file -> Mono.fromCallable(() -> imported(file, caller.getName()))
                                .subscribeOn(Schedulers.boundedElastic()),
                        file -> Mono.fromRunnable(() -> Parts.deleted(file)).subscribeOn(Schedulers.boundedElastic()))
                .flatMap(this::answer);
    }

    private PackageView imported(Path file, String by) throws IOException {
        try {
            return desk.bringIn(SignedPackage.bytes(file), by);
        } catch (PackageRefused e) {
            throw PackageCalls.answer(e);
        }
    }

    private Mono<ServerResponse> answer(PackageView view) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", Long.toString(view.stored().id()));
        body.put("name", view.stored().name());
        body.put("version", view.stored().version());
        body.put("hash", view.stored().hash());
        body.put("publisher", view.stored().publisher());
        body.put("state", view.state());
        return ServerResponse.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json.writeValueAsString(body));
    }
}
