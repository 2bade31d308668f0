package io.traider.api;

import io.traider.release.ModelDesk;
import io.traider.release.ModelReport;
import io.traider.release.ModelVersion;
import io.traider.release.ReleaseRefused;
import io.traider.release.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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

/**
 * {@code POST /models}: takes a model with its card, checks it, and answers with what was found, as {@code docs/models.md}
 * says.
 */
@Configuration(proxyBeanMethods = false)
class ModelUpload {

    /** Uploads that are taken at once; each may have 100 MB. */
    private static final int AT_ONCE = 4;

    private static final int MOST_CARD = 4 << 20;

    private final ModelDesk desk;
    private final JsonMapper json;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ModelUpload(ModelDesk desk, JsonMapper json) {
        this.desk = desk;
        this.json = json;
    }

    @Bean
    RouterFunction<ServerResponse> modelUploads() {
        return RouterFunctions.route().POST("/models", this::take).build();
    }

    private Mono<ServerResponse> take(ServerRequest request) {
        return request.principal()
                .cast(Caller.class)
                .flatMap(caller -> Mono.using(this::seat, _ -> take(request, caller), _ -> free.release()));
    }

    /** Somebody who may, while there is room. */
    private Semaphore seat() {
        if (!free.tryAcquire()) {
            throw new ResponseStatusException(
                    HttpStatus.TOO_MANY_REQUESTS, AT_ONCE + " models are uploaded already. Maybe again in a minute");
        }
        return free;
    }

    private Mono<ServerResponse> take(ServerRequest request, Caller caller) {
        if (!Operation.SUBMIT_MODEL.allowedTo(caller.roles())) {
            return Mono.error(new ResponseStatusException(
                    HttpStatus.FORBIDDEN,
                    caller.getName() + " with roles " + caller.roles() + " may not upload models. Maybe ask one of "
                            + Operation.SUBMIT_MODEL.roles()));
        }
        return Mono.usingWhen(Parts.of(request), parts -> take(parts, caller), Parts::delete);
    }

    private Mono<ServerResponse> take(Parts parts, Caller caller) {
        return parts.text("card", MOST_CARD)
                .flatMap(card -> Mono.usingWhen(
                        parts.file("model"),
                        file -> Mono.fromCallable(() -> checked(file, card, parts.field("comment"), caller.getName()))
                                .subscribeOn(Schedulers.boundedElastic()),
                        file -> Mono.fromRunnable(() -> Parts.deleted(file)).subscribeOn(Schedulers.boundedElastic())))
                .flatMap(this::answer);
    }

    /** What became of an upload. */
    private record Taken(HttpStatus status, Map<String, Object> body) {}

    private Taken checked(Path file, String card, String comment, String by) throws IOException {
        Upload upload;
        try {
            upload = desk.check(file, card, by);
        } catch (ReleaseRefused e) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, String.valueOf(e.getMessage()), e);
        }
        Map<String, Object> body = body(upload);
        if (!upload.report().ok()) {
            return new Taken(HttpStatus.UNPROCESSABLE_CONTENT, body);
        }
        if (comment.isEmpty()) {
            return new Taken(HttpStatus.OK, body);
        }
        try {
            ModelVersion version = desk.submit(upload.id(), comment, by);
            body.remove("upload");
            body.put("version", version.number());
            body.put("state", version.state());
            return new Taken(HttpStatus.CREATED, body);
        } catch (ReleaseRefused e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, Object> body(Upload upload) {
        ModelReport report = upload.report();
        Map<String, Object> body = new LinkedHashMap<>();
        if (report.ok()) {
            body.put("upload", upload.id());
        }
        body.put("ok", report.ok());
        body.put("model", report.model());
        body.put("hash", report.hash());
        body.put("bytes", report.bytes());
        body.put("reads", report.reads());
        body.put("findings", report.findings());
        body.put("figures", report.figures());
        body.put("millis", report.millis());
        return body;
    }

    private Mono<ServerResponse> answer(Taken taken) {
        return ServerResponse.status(taken.status())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json.writeValueAsString(taken.body()));
    }
}
