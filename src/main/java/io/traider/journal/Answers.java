package io.traider.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Gathers what a query publishes into one answer. */
final class Answers<R, T> implements Subscriber<R> {
    private final CompletableFuture<List<T>> answer = new CompletableFuture<>();
    private final List<T> rows = new ArrayList<>();
    private final Function<? super R, ? extends T> map;

    private Answers(Function<? super R, ? extends T> map) {
        this.map = map;
    }

    static <R, T> CompletionStage<List<T>> list(Publisher<R> query, Function<? super R, ? extends T> map) {
        Answers<R, T> answers = new Answers<>(map);
        query.subscribe(answers);
        return answers.answer;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(R row) {
        try {
            rows.add(map.apply(row));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable error) {
        answer.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        answer.complete(rows);
    }
}
