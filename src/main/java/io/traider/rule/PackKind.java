package io.traider.rule;

import io.traider.domain.AlertKind;
import io.traider.domain.KillSwitch;
import io.traider.domain.Limits;
import io.traider.rule.fact.Account;
import io.traider.rule.fact.AccountRisk;
import io.traider.rule.fact.AlertDraft;
import io.traider.rule.fact.Basis;
import io.traider.rule.fact.Book;
import io.traider.rule.fact.Exposure;
import io.traider.rule.fact.Funding;
import io.traider.rule.fact.GovernanceDraft;
import io.traider.rule.fact.Market;
import io.traider.rule.fact.Missing;
import io.traider.rule.fact.Model;
import io.traider.rule.fact.ModelHealth;
import io.traider.rule.fact.OppositeFills;
import io.traider.rule.fact.OppositeOrders;
import io.traider.rule.fact.OrderConduct;
import io.traider.rule.fact.PackHealth;
import io.traider.rule.fact.PortfolioRisk;
import io.traider.rule.fact.ProposedOrder;
import io.traider.rule.fact.SignalDraft;
import io.traider.rule.fact.TradedFill;
import io.traider.rule.fact.Trend;
import io.traider.rule.fact.VerdictDraft;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a pack is for: which facts it is shown, and which one thing it can write to. */
public enum PackKind {
    /** Enters and leaves positions. */
    STRATEGY(
            "signal",
            SignalDraft.class,
            FactType.one(StrategyParameters.class),
            FactType.one(Holding.class),
            FactType.one(Pair.class),
            FactType.one(Market.class),
            FactType.one(Funding.class),
            FactType.one(Basis.class),
            FactType.one(Trend.class),
            FactType.one(Model.class)),
    /** Denies orders. */
    PRETRADE(
            "verdict",
            VerdictDraft.class,
            FactType.one(Limits.class),
            FactType.several(KillSwitch.class),
            FactType.one(Book.class),
            FactType.one(ProposedOrder.class),
            FactType.one(Exposure.class),
            FactType.one(Account.class),
            FactType.several(Missing.class)),
    /** Watches what is held. */
    RISK(
            "risk",
            AlertDraft.class,
            FactType.one(Thresholds.class),
            FactType.one(PortfolioRisk.class),
            FactType.one(AccountRisk.class)),
    /** Watches what was traded. */
    COMPLIANCE("compliance", AlertDraft.class, FactType.one(Thresholds.class), FactType.one(TradedFill.class)),
    /** Watches how orders are placed, cancelled and filled. */
    SURVEILLANCE(
            "surveillance",
            AlertDraft.class,
            FactType.one(Thresholds.class),
            FactType.one(OrderConduct.class),
            FactType.one(OppositeOrders.class),
            FactType.one(OppositeFills.class)),
    /** Watches the other packs in force, and what scores come from. */
    GOVERNANCE("governance", GovernanceDraft.class, FactType.one(PackHealth.class), FactType.one(ModelHealth.class));

    private static final Pattern PACKAGE = Pattern.compile("^package\\s+([\\w.]+)", Pattern.MULTILINE);

    private final String global;
    private final Class<?> draft;
    private final List<FactType> facts;

    PackKind(String global, Class<?> draft, FactType... facts) {
        this.global = global;
        this.draft = draft;
        this.facts = List.of(facts);
    }

    /** Its folder below {@code rules}, and the last part of the package of its rules, for example {@code pretrade}. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The package of its rules, for example {@code rules.pretrade}. */
    public String rulesPackage() {
        return "rules." + folder();
    }

    /** The name under which rules write to the draft, for example {@code verdict}. */
    public String global() {
        return global;
    }

    /** What rules can say: its public void methods that take a code, and names and values in turn. */
    public Class<?> draft() {
        return draft;
    }

    /** What the alerts of its rules are about; {@code null} of packs that raise none in the engine. */
    public @Nullable AlertKind alerts() {
        return Arrays.stream(AlertKind.values())
                .filter(each -> each.name().equals(name()))
                .findFirst()
                .orElse(null);
    }

    /** The kind of the packs whose alerts are about something. */
    public static PackKind of(AlertKind alerts) {
        return valueOf(alerts.name());
    }

    /** What rules can see. */
    public List<FactType> facts() {
        return facts;
    }

    /**
     * What rule files are for, by the package of the first.
     *
     * @throws IllegalArgumentException when it is the package of no kind
     */
    public static PackKind of(String name, SortedMap<String, String> files) {
        Matcher named =
                PACKAGE.matcher(files.isEmpty() ? "" : files.firstEntry().getValue());
        String found = named.find() ? named.group(1) : "";
        for (PackKind kind : values()) {
            if (found.equals(kind.rulesPackage())) {
                return kind;
            }
        }
        throw new IllegalArgumentException("rule pack " + name + " is in the package '" + found + "'. Maybe one of "
                + Arrays.stream(values()).map(PackKind::rulesPackage).toList());
    }
}
