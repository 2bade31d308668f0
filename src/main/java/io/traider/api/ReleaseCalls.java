package io.traider.api;

import io.traider.domain.Role;
import io.traider.release.Content;
import io.traider.release.Draft;
import io.traider.release.DraftConflict;
import io.traider.release.ReleaseDesk;
import io.traider.release.ReleaseDetail;
import io.traider.release.ReleaseKey;
import io.traider.release.ReleaseRefused;
import io.traider.release.Version;
import io.traider.rule.PackKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the operations on rule packs and on limit sets have in common. */
@Component
final class ReleaseCalls {

    /** What a reviewer does with a version. */
    enum ReviewDecision {
        APPROVE,
        SEND_BACK
    }

    private final ReleaseDesk desk;

    ReleaseCalls(ReleaseDesk desk) {
        this.desk = desk;
    }

    ReleaseDesk desk() {
        return desk;
    }

    /** Asks the desk aside, and puts its refusals into the API's words. */
    <T> Mono<T> later(Callable<@Nullable T> question) {
        return Mono.fromCallable(question)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(ReleaseRefused.class, ReleaseCalls::refusal)
                .onErrorMap(DraftConflict.class, ReleaseCalls::conflict);
    }

    /** Those of one kind. */
    Mono<List<ReleaseDetail>> all(Function<ReleaseKey, Boolean> wanted) {
        return later(() -> desk.list().stream()
                .filter(each -> wanted.apply(each.key()))
                .flatMap(each -> desk.find(each.key()).stream())
                .toList());
    }

    /** One of a kind, {@code null} when there is none. */
    @Nullable
    ReleaseDetail find(Function<String, ReleaseKey> kind, String name) {
        try {
            return desk.find(kind.apply(name)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** One that is there. */
    ReleaseDetail existing(Function<String, ReleaseKey> kind, String name) {
        ReleaseDetail found = find(kind, name);
        if (found == null) {
            throw new Refusal(
                    ErrorCode.NOT_FOUND, "no release '" + name + "'. Maybe look for it in 'rulePacks' or 'limitSets'");
        }
        return found;
    }

    /** One that somebody may write, check and submit: quants only strategies' rules. */
    ReleaseKey writable(Function<String, ReleaseKey> kind, String name, Caller caller) {
        ReleaseDetail found = existing(kind, name);
        if (!caller.is(Role.RISK_OFFICER) && found.summary().pack() != PackKind.STRATEGY) {
            throw new Refusal(
                    ErrorCode.FORBIDDEN,
                    caller.getName() + " may not write " + found.summary().key()
                            + ", only strategies' rules. Maybe ask a risk officer");
        }
        return found.summary().key();
    }

    ReleaseKey key(Function<String, ReleaseKey> kind, String name) {
        return existing(kind, name).summary().key();
    }

    /** Saves one file of a draft. */
    Draft save(ReleaseKey key, String file, String text, long base, Caller caller) {
        return desk.save(key, content(() -> desk.draft(key).content().with(file, text)), base, caller.getName());
    }

    /** Takes one file out of a draft. */
    Draft remove(ReleaseKey key, String file, long base, Caller caller) {
        return desk.save(key, content(() -> desk.draft(key).content().without(file)), base, caller.getName());
    }

    private static Content content(Callable<Content> made) {
        try {
            return made.call();
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param version {@code null} for the latest that waits */
    Version review(ReleaseKey key, @Nullable Integer version, ReviewDecision decision, String comment, Caller caller) {
        int number = version == null
                ? desk.find(key)
                        .map(detail -> detail.summary().inReview())
                        .filter(waiting -> waiting > 0)
                        .orElseThrow(() -> new Refusal(
                                ErrorCode.REFUSED,
                                "no version of " + key + " waits for a review. Maybe name one",
                                Map.of("reason", ReleaseRefused.Code.NOT_IN_REVIEW.name())))
                : version;
        return desk.review(key, number, decision == ReviewDecision.APPROVE, comment, caller.getName());
    }

    private static Refusal refusal(ReleaseRefused refused) {
        ErrorCode code = switch (refused.code()) {
            case NOT_FOUND -> ErrorCode.NOT_FOUND;
            case INVALID, REASON_MISSING -> ErrorCode.BAD_REQUEST;
            case BUSY -> ErrorCode.TOO_MANY;
            case FAILED -> ErrorCode.UNAVAILABLE;
            case NOTHING_TO_SUBMIT,
                    CHECK_FAILED,
                    SELF_REVIEW,
                    NOT_IN_REVIEW,
                    NOT_APPROVED,
                    NEVER_IN_FORCE,
                    IN_FORCE_ALREADY -> ErrorCode.REFUSED;
        };
        return new Refusal(
                code,
                String.valueOf(refused.getMessage()),
                Map.of("reason", refused.code().name()));
    }

    private static Refusal conflict(DraftConflict conflict) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("mine", conflict.mine().files());
        details.put("theirs", conflict.theirs().content().files());
        details.put("savedBy", conflict.theirs().savedBy());
        details.put("revision", conflict.theirs().revision());
        return new Refusal(ErrorCode.CONFLICT, String.valueOf(conflict.getMessage()), details);
    }
}
