package io.traider.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class ConflatingTest {

    private final List<Consumer<String>> listeners = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Function<String, Object> key = text -> text.charAt(0);

    private Flux<String> stream(int room, Supplier<Iterable<String>> initial) {
        return Conflating.of(room, key, initial, listener -> {
            listeners.add(listener);
            return () -> closed.set(true);
        });
    }

    private void say(String... texts) {
        for (String text : texts) {
            listeners.forEach(listener -> listener.accept(text));
        }
    }

    @Test
    void aQuickReaderGetsEverything() {
        StepVerifier.create(stream(2, List::of))
                .then(() -> say("a1", "a2", "b1", "c1", "d1"))
                .expectNext("a1", "a2", "b1", "c1", "d1")
                .thenCancel()
                .verify();
        assertThat(closed).isTrue();
    }

    @Test
    void aSlowReaderGetsTheLatestOfEachAndTheEldestIsDropped() {
        StepVerifier.create(stream(3, List::of), 0)
                .then(() -> say("a1", "a2", "b1", "c1", "b2", "a3", "d1"))
                .thenRequest(10)
                .expectNext("b2", "c1", "d1")
                .thenCancel()
                .verify();
    }

    @Test
    void whatWasSaidMeanwhileIsNewerThanWhatWasThereAtFirst() {
        StepVerifier.create(stream(10, () -> {
                    say("a2", "c1");
                    return List.of("a1", "b1");
                }))
                .expectNext("a2", "b1", "c1")
                .thenCancel()
                .verify();
    }

    /** Many writers, and a reader who asks for one at a time: the last of each key arrives, and none goes back in time. */
    @Test
    void theLatestArrivesWhateverTheThreadsDo() throws InterruptedException {
        List<String> got = new ArrayList<>();
        BaseSubscriber<String> reader = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(1);
            }

            @Override
            protected void hookOnNext(String value) {
                got.add(value);
                if (ThreadLocalRandom.current().nextInt(50) == 0) {
                    Thread.yield();
                }
                request(1);
            }
        };
        stream(100, List::of).subscribe(reader);
        List<Thread> writers = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            writers.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 20_000; i++) {
                    say(name + i);
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        for (String name : List.of("a", "b", "c", "d")) {
            List<Integer> numbers = got.stream()
                    .filter(text -> text.startsWith(name))
                    .map(text -> Integer.parseInt(text.substring(1)))
                    .toList();
            assertThat(numbers).isSorted().endsWith(19_999);
        }
    }
}
