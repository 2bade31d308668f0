package io.traider.engine;

import io.traider.domain.Limits;
import io.traider.domain.OrderIntent;
import io.traider.domain.ReleaseKind;
import io.traider.domain.RuleFault;
import io.traider.domain.Verdict;
import io.traider.risk.LimitBook;
import io.traider.rule.PretradeRules;
import io.traider.rule.PretradeSituation;
import io.traider.rule.RulePack;
import org.jspecify.annotations.Nullable;

/** A limit set that runs beside the one in force: the same orders, judged by the same rules, under these limits. */
final class LimitShadow {

    private final LimitBook book;
    private final PretradeRules rules;
    private final Beside beside;

    /** @param pack the pre-trade pack in force; asked here apart, so that it is not counted twice */
    LimitShadow(LimitBook book, RulePack pack) {
        this.book = book;
        this.rules = new PretradeRules(pack);
        this.beside = new Beside(ReleaseKind.LIMITS, book.name(), book.hash());
    }

    LimitBook book() {
        return book;
    }

    @Nullable
    Limits at(long nanos) {
        return book.at(nanos);
    }

    /** @param situation under these limits */
    void compare(PretradeSituation situation, Verdict active, Draft draft) {
        Verdict would = rules.ask(situation);
        RuleFault fault = rules.fault();
        if (fault == null) {
            OrderIntent intent = situation.intent();
            beside.compare(draft, intent.strategy(), intent.instrument(), Said.of(active), Said.of(would));
        } else {
            beside.failed(fault.message());
        }
    }

    ShadowUse use() {
        return beside.use();
    }
}
