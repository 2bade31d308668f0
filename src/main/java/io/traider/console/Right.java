package io.traider.console;

import io.traider.domain.Role;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What can be done in the console beyond looking, and which roles may. */
enum Right {
    CANCEL_ORDERS(Role.TRADER, Role.RISK_OFFICER),
    ENGAGE_KILL_SWITCH(Role.TRADER, Role.RISK_OFFICER, Role.ADMIN),
    RELEASE_KILL_SWITCH(Role.RISK_OFFICER, Role.ADMIN),
    /** Start, cancel and delete them. */
    RUN_BACKTESTS(Role.QUANT, Role.TRADER, Role.RISK_OFFICER, Role.ADMIN),
    /** Replay recorded days in the background. */
    REPLAY_DAYS(Role.QUANT, Role.RISK_OFFICER, Role.ADMIN),
    /** Write, check, simulate and submit packs and limit sets. */
    WRITE_RULES(Role.RISK_OFFICER),
    /** The same of packs that say when to trade. */
    WRITE_STRATEGIES(Role.RISK_OFFICER, Role.QUANT),
    /** Approve what others wrote, or send it back. */
    REVIEW_RULES(Role.RISK_OFFICER, Role.ADMIN),
    /** Put versions into force and in shadow, and take them back. */
    PUBLISH_RULES(Role.RISK_OFFICER, Role.ADMIN),
    /** Put a draft into force before anybody looked at it. */
    PUBLISH_UNREVIEWED(Role.RISK_OFFICER),
    /** Upload models and submit them for a review. */
    SUBMIT_MODELS(Role.QUANT),
    /** Have a model judged on a past that it was not trained on. */
    JUDGE_MODELS(Role.QUANT, Role.RISK_OFFICER),
    /** Approve models that others submitted, or send them back. */
    REVIEW_MODELS(Role.QUANT, Role.RISK_OFFICER),
    /** Put models into the shadow and into force, and take them back; set modes and parameters of strategies. */
    STEER_MODELS(Role.QUANT, Role.RISK_OFFICER),
    /** Say whose packages are taken. */
    TRUST_PUBLISHERS(Role.ADMIN),
    /** Make, see and revoke the tokens of others. */
    MANAGE_ALL_TOKENS(Role.ADMIN);

    private static final Logger LOG = LoggerFactory.getLogger(Right.class);

    private final Set<Role> roles;

    Right(Role... roles) {
        this.roles = Set.of(roles);
    }

    boolean isOf(Role role) {
        return roles.contains(role);
    }

    /** Whether somebody may; who may not is told so, and the log is told who tried. */
    boolean allows(SignedIn somebody) {
        if (somebody.may(this)) {
            return true;
        }
        LOG.warn("{} with roles {} may not {}; that takes one of {}", somebody.name(), somebody.roles(), this, roles);
        Notice.refused("Your roles do not allow that.");
        return false;
    }
}
