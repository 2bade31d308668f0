package io.traider.api;

import io.traider.model.gate.ModelGate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The parts of an upload, {@code multipart/form-data}. They go to files as they come; what is too large is refused as soon as
 * that is seen.
 */
final class Parts {

    /** Parts of a request at most. */
    static final int MOST = 4;

    /** Bytes of a part at most. */
    static final long MOST_BYTES = ModelGate.MOST_BYTES;

    /** Names, boundaries and small parts beside the large one. */
    private static final long BESIDE = 8 << 20;

    private final MultiValueMap<String, Part> parts;

    private Parts(MultiValueMap<String, Part> parts) {
        this.parts = parts;
    }

    /** Reads a request to its end, unless it says at once that it is too long. */
    static Mono<Parts> of(ServerRequest request) {
        long said = request.headers().contentLength().orElse(0);
        if (said > MOST_BYTES + BESIDE) {
            return Mono.error(tooLarge("the request has " + said + " bytes, and a file may have " + MOST_BYTES));
        }
        return bounded(request)
                .multipartData()
                .onErrorMap(
                        DataBufferLimitException.class,
                        _ -> tooLarge("the request is longer than a file of " + MOST_BYTES + " bytes may make it"))
                .onErrorMap(
                        DecodingException.class,
                        e -> new ResponseStatusException(
                                HttpStatus.BAD_REQUEST, "the form cannot be read: " + e.getMessage(), e))
                .map(Parts::new);
    }

    /** Stops reading where it becomes too long. */
    private static ServerRequest bounded(ServerRequest request) {
        AtomicLong read = new AtomicLong();
        return ServerRequest.from(request)
                .body(request.body(BodyExtractors.toDataBuffers()).map(buffer -> {
                    if (read.addAndGet(buffer.readableByteCount()) > MOST_BYTES + BESIDE) {
                        DataBufferUtils.release(buffer);
                        throw new DataBufferLimitException("more than " + (MOST_BYTES + BESIDE) + " bytes");
                    }
                    return buffer;
                }))
                .build();
    }

    static ResponseStatusException tooLarge(String why) {
        return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, why);
    }

    private Part part(String name) {
        Part part = parts.getFirst(name);
        if (part == null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "the request has no part '" + name + "', only " + parts.keySet());
        }
        return part;
    }

    /** A part in a file of its own, which its caller deletes. */
    Mono<Path> file(String name) {
        return Mono.fromCallable(Parts::made)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(file -> DataBufferUtils.write(part(name).content(), file)
                        .thenReturn(file)
                        .doOnError(_ -> deleted(file)));
    }

    private static Path made() throws IOException {
        return Files.createTempFile("traider-upload-", ".part");
    }

    /** Deletes a file of an upload. */
    static void deleted(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** A part as text, be it a file or a field. */
    Mono<String> text(String name, int most) {
        return Mono.defer(() -> DataBufferUtils.join(part(name).content(), most))
                .map(Parts::text)
                .defaultIfEmpty("")
                .onErrorMap(
                        DataBufferLimitException.class,
                        e -> tooLarge("part '" + name + "' has more than " + most + " bytes"));
    }

    private static String text(DataBuffer buffer) {
        try {
            return buffer.toString(StandardCharsets.UTF_8);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    /** A field; empty when there is none. */
    String field(String name) {
        return parts.getFirst(name) instanceof FormFieldPart field
                ? field.value().strip()
                : "";
    }

    /** Gives up what was kept of the parts. */
    Mono<Void> delete() {
        return Flux.fromIterable(parts.values())
                .flatMapIterable(same -> same)
                .flatMap(part -> part.delete().onErrorComplete())
                .then();
    }
}
