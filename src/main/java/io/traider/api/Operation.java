package io.traider.api;

import static io.traider.domain.Role.ADMIN;
import static io.traider.domain.Role.QUANT;
import static io.traider.domain.Role.RISK_OFFICER;
import static io.traider.domain.Role.TRADER;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.traider.domain.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of the API and who may use it. What stands in the schema and not here is refused to everybody, and the
 * API does not start with it.
 */
enum Operation {
    POSITIONS("Query.positions", everybody()),
    ORDERS("Query.orders", everybody()),
    ORDER("Query.order", everybody()),
    FILLS("Query.fills", everybody()),
    DECISIONS("Query.decisions", everybody()),
    DECISION("Query.decision", everybody()),
    ALERTS("Query.alerts", everybody()),
    ALERT("Query.alert", everybody()),
    PORTFOLIO("Query.portfolio", everybody()),
    FEEDS("Query.feeds", everybody()),
    BOOK("Query.book", everybody()),
    SYSTEM("Query.system", everybody()),
    KILL_SWITCHES("Query.killSwitches", everybody()),
    ME("Query.me", everybody()),
    /** Others' tokens are an administrator's, see {@link AccessOperations}. */
    TOKENS("Query.tokens", everybody()),
    BACKTESTS("Query.backtests", everybody()),
    BACKTEST("Query.backtest", everybody()),
    BACKTEST_REPORT("Query.backtestReport", everybody()),
    BACKTEST_DECISIONS("Query.backtestDecisions", everybody()),
    BACKTEST_CHOICES("Query.backtestChoices", everybody()),

    ENGAGE_KILL_SWITCH("Mutation.engageKillSwitch", EnumSet.of(TRADER, RISK_OFFICER, ADMIN)),
    RELEASE_KILL_SWITCH("Mutation.releaseKillSwitch", EnumSet.of(RISK_OFFICER, ADMIN)),
    CANCEL_ORDER("Mutation.cancelOrder", EnumSet.of(TRADER, RISK_OFFICER)),
    START_BACKTEST("Mutation.startBacktest", EnumSet.of(QUANT, TRADER, RISK_OFFICER, ADMIN)),
    CANCEL_BACKTEST("Mutation.cancelBacktest", EnumSet.of(QUANT, TRADER, RISK_OFFICER, ADMIN)),
    DELETE_BACKTEST("Mutation.deleteBacktest", EnumSet.of(QUANT, TRADER, RISK_OFFICER, ADMIN)),
    CREATE_TOKEN("Mutation.createToken", everybody()),
    REVOKE_TOKEN("Mutation.revokeToken", everybody()),

    PARITY_CHECKS("Query.parityChecks", everybody()),
    RUN_PARITY_CHECK("Mutation.runParityCheck", EnumSet.of(QUANT, RISK_OFFICER, ADMIN)),

    RULE_PACKS("Query.rulePacks", everybody()),
    RULE_PACK("Query.rulePack", everybody()),
    RULE_VOCABULARY("Query.ruleVocabulary", everybody()),
    RULE_SIMULATION("Query.ruleSimulation", everybody()),
    WHY_NOT("Query.whyNot", everybody()),
    RELEASE_ALERTS("Query.releaseAlerts", everybody()),
    LIMIT_SETS("Query.limitSets", everybody()),
    LIMIT_SET("Query.limitSet", everybody()),
    /** Quants only strategies' rules, see {@link ReleaseCalls}. */
    SAVE_RULE_DRAFT("Mutation.saveRuleDraft", writers()),
    REMOVE_RULE_FILE("Mutation.removeRuleFile", writers()),
    DISCARD_RULE_DRAFT("Mutation.discardRuleDraft", writers()),
    CHECK_RULE_DRAFT("Mutation.checkRuleDraft", writers()),
    SIMULATE_RULE_DRAFT("Mutation.simulateRuleDraft", writers()),
    CANCEL_RULE_SIMULATION("Mutation.cancelRuleSimulation", writers()),
    SUBMIT_RULE_DRAFT("Mutation.submitRuleDraft", writers()),
    /** That nobody approves what they wrote is for the database. */
    REVIEW_RULE_DRAFT("Mutation.reviewRuleDraft", officers()),
    PUBLISH_RULE_PACK("Mutation.publishRulePack", officers()),
    PUBLISH_RULE_PACK_IN_EMERGENCY("Mutation.publishRulePackInEmergency", EnumSet.of(RISK_OFFICER)),
    ROLLBACK_RULE_PACK("Mutation.rollbackRulePack", officers()),
    CANCEL_PUBLICATION("Mutation.cancelPublication", officers()),
    SHADOW_RULE_PACK("Mutation.shadowRulePack", officers()),
    END_RULE_SHADOW("Mutation.endRuleShadow", officers()),
    SAVE_LIMIT_DRAFT("Mutation.saveLimitDraft", EnumSet.of(RISK_OFFICER)),
    DISCARD_LIMIT_DRAFT("Mutation.discardLimitDraft", EnumSet.of(RISK_OFFICER)),
    CHECK_LIMIT_DRAFT("Mutation.checkLimitDraft", EnumSet.of(RISK_OFFICER)),
    SIMULATE_LIMIT_DRAFT("Mutation.simulateLimitDraft", EnumSet.of(RISK_OFFICER)),
    SUBMIT_LIMIT_DRAFT("Mutation.submitLimitDraft", EnumSet.of(RISK_OFFICER)),
    REVIEW_LIMIT_DRAFT("Mutation.reviewLimitDraft", officers()),
    PUBLISH_LIMIT_SET("Mutation.publishLimitSet", officers()),
    PUBLISH_LIMIT_SET_IN_EMERGENCY("Mutation.publishLimitSetInEmergency", EnumSet.of(RISK_OFFICER)),
    ROLLBACK_LIMIT_SET("Mutation.rollbackLimitSet", officers()),

    MODELS("Query.models", everybody()),
    MODEL("Query.model", everybody()),
    STRATEGIES("Query.strategies", everybody()),
    STRATEGY("Query.strategy", everybody()),
    /** So is {@code POST /models}, see {@link ModelUpload}. */
    SUBMIT_MODEL("Mutation.submitModel", EnumSet.of(QUANT)),
    /** That nobody approves what they submitted is for the database. */
    REVIEW_MODEL("Mutation.reviewModel", writers()),
    SHADOW_MODEL("Mutation.shadowModel", writers()),
    END_MODEL_SHADOW("Mutation.endModelShadow", writers()),
    PROMOTE_MODEL("Mutation.promoteModel", writers()),
    SUBMIT_SCORE("Mutation.submitScore", writers()),
    /** That nobody approves what they submitted is for the database. */
    REVIEW_SCORE("Mutation.reviewScore", writers()),
    SHADOW_SCORE("Mutation.shadowScore", writers()),
    PROMOTE_SCORE("Mutation.promoteScore", writers()),
    ROLLBACK_MODEL("Mutation.rollbackModel", writers()),
    SET_STRATEGY_MODE("Mutation.setStrategyMode", writers()),
    SET_STRATEGY_PARAMETERS("Mutation.setStrategyParameters", writers()),
    MODEL_HEALTH("Query.modelHealth", everybody()),
    MODEL_HEALTH_CHANGED("Subscription.modelHealthChanged", everybody()),
    MODEL_CHANGED("Subscription.modelChanged", everybody()),
    STRATEGY_CHANGED("Subscription.strategyChanged", everybody()),

    RULE_SIMULATION_CHANGED("Subscription.ruleSimulationChanged", everybody()),
    RELEASE_CHANGED("Subscription.releaseChanged", everybody()),

    STRATEGY_PACKAGES("Query.strategyPackages", everybody()),
    STRATEGY_PACKAGE("Query.strategyPackage", everybody()),
    PUBLISHER_KEYS("Query.publisherKeys", everybody()),
    TRUST_PUBLISHER("Mutation.trustPublisher", EnumSet.of(ADMIN)),
    DISTRUST_PUBLISHER("Mutation.distrustPublisher", EnumSet.of(ADMIN)),
    /** That nobody installs what a key signed that they trust is for the database. */
    INSTALL_STRATEGY_PACKAGE("Mutation.installStrategyPackage", writers()),
    REMOVE_STRATEGY_PACKAGE("Mutation.removeStrategyPackage", writers()),
    STRATEGY_PACKAGES_CHANGED("Subscription.strategyPackagesChanged", everybody()),

    PORTFOLIO_CHANGED("Subscription.portfolioChanged", everybody()),
    POSITION_CHANGED("Subscription.positionChanged", everybody()),
    ORDER_CHANGED("Subscription.orderChanged", everybody()),
    DECISION_MADE("Subscription.decisionMade", everybody()),
    ALERT_RAISED("Subscription.alertRaised", everybody()),
    BOOK_CHANGED("Subscription.bookChanged", everybody()),
    BACKTEST_CHANGED("Subscription.backtestChanged", everybody());

    private static final Map<String, Operation> BY_FIELD =
            Arrays.stream(values()).collect(Collectors.toMap(each -> each.field, Function.identity()));

    private final String field;
    private final Set<Role> roles;

    Operation(String field, Set<Role> roles) {
        this.field = field;
        this.roles = roles;
    }

    private static Set<Role> everybody() {
        return EnumSet.allOf(Role.class);
    }

    private static Set<Role> writers() {
        return EnumSet.of(RISK_OFFICER, QUANT);
    }

    private static Set<Role> officers() {
        return EnumSet.of(RISK_OFFICER, ADMIN);
    }

    /** The operation of a field of one of the three root types. */
    static Optional<Operation> of(FieldCoordinates field) {
        return Optional.ofNullable(BY_FIELD.get(field.getTypeName() + "." + field.getFieldName()));
    }

    /** The type and name of its field in the schema, such as {@code Query.positions}. */
    String field() {
        return field;
    }

    /** Any of these is enough. */
    Set<Role> roles() {
        return roles;
    }

    boolean allowedTo(Set<Role> those) {
        return those.stream().anyMatch(roles::contains);
    }

    /** @throws IllegalStateException when the schema has other operations than this table */
    static void check(GraphQLSchema schema) {
        Set<String> inSchema = Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .flatMap(Operation::fields)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!inSchema.equals(BY_FIELD.keySet())) {
            Set<String> unknown = new TreeSet<>(BY_FIELD.keySet());
            unknown.removeAll(inSchema);
            inSchema.removeAll(BY_FIELD.keySet());
            throw new IllegalStateException("operations without roles: " + inSchema + ", roles without operations: "
                    + unknown + ". Maybe bring graphql/ and Operation together");
        }
    }

    private static Stream<String> fields(@Nullable GraphQLObjectType type) {
        return type == null
                ? Stream.empty()
                : type.getFieldDefinitions().stream().map(each -> type.getName() + "." + each.getName());
    }
}
