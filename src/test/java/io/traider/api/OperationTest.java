package io.traider.api;

import static io.traider.api.ApiUnderTest.BITCOIN;
import static io.traider.api.ApiUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.traider.domain.OrderStatus;
import io.traider.domain.Role;
import io.traider.journal.access.Token;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.JsonNode;

/** Every operation of the schema against every role, nobody, and a revoked token. */
@Tag("slow")
@ExtendWith(SharedApi.class)
class OperationTest {

    private final ApiUnderTest api;

    OperationTest(ApiUnderTest api) {
        this.api = api;
    }

    @Test
    void everyQueryAndMutationAnswersItsRolesAndNoOther() {
        eachOf(List.of("Query", "Mutation"), (name, document) -> {
            for (Role role : Role.values()) {
                JsonNode answer = api.ask(role, document);
                expect(role, name, code(answer));
                if (answer.has("errors")) {
                    assertThat(code(answer)).as(name + " " + answer).isIn("FORBIDDEN", "NOT_FOUND");
                }
            }
        });
    }

    @Test
    void everySubscriptionAnswersItsRolesAndNoOther() {
        api.ask(
                Role.QUANT,
                "mutation { startBacktest(input: {to: \"2026-01-01T00:00:05Z\", from: \"2026-01-01T00:00:00Z\"}) { id"
                        + " } }");
        aSimulationIsAskedFor();
        Thread market = Thread.ofVirtual().start(this::somethingHappensAllTheTime);
        eachOf(List.of("Subscription"), (name, document) -> {
            for (Role role : Role.values()) {
                try (Socket socket = Socket.open(api, api.secrets.get(role))) {
                    socket.next("connection_ack");
                    socket.subscribe("1", document);
                    JsonNode answer = socket.next("next|error");
                    expect(role, name, code(answer.path("payload")));
                    assertThat(answer.path("payload").has("errors"))
                            .as(answer.toString())
                            .isFalse();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        market.interrupt();
    }

    private void aSimulationIsAskedFor() {
        api.happen(List.of(), List.of());
        String limits = api.data(Role.VIEWER, "{ limitSet(name: \"paper\") { active { files { text } } } }")
                .at("/limitSet/active/files/0/text")
                .asString();
        String save =
                "mutation($text: String!) { saveLimitDraft(limits: \"paper\", text: $text, baseVersion: 0) { revision"
                        + " } }";
        long revision = api.ask(api.secrets.get(Role.RISK_OFFICER), save, Map.of("text", limits + "# wider\n"))
                .at("/data/saveLimitDraft/revision")
                .asLong();
        Instant now = Instant.now();
        api.data(
                Role.RISK_OFFICER,
                "mutation { simulateLimitDraft(limits: \"paper\", from: \"" + now.minusSeconds(60) + "\", to: \""
                        + now.plusSeconds(60) + "\") { id } discardLimitDraft(limits: \"paper\", baseVersion: "
                        + revision
                        + ") { name } }");
    }

    private void somethingHappensAllTheTime() {
        for (int i = 1; !Thread.currentThread().isInterrupted(); i++) {
            api.happen(
                    sequence -> List.of(Sample.decision(BITCOIN, sequence, null)),
                    List.of(Sample.order(BITCOIN, "any-" + i, OrderStatus.CANCELLED)),
                    List.of(Sample.position(BITCOIN, "0." + i)));
            api.alert(sequence -> List.of(Sample.alert(sequence, 1, "ANY")));
            ApiUnderTest.pause(20);
        }
    }

    @Test
    void nobodyAndARevokedTokenGetNoAnswerAtAll() {
        Token.Issued revoked = api.tokens.create(api.userWith(Role.ADMIN), "to be revoked", null, "test");
        api.tokens.revoke(revoked.token().id(), "test");
        Token.Issued ended = api.tokens.create(
                api.userWith(Role.ADMIN), "to end", Instant.now().plusMillis(400), "test");
        ApiUnderTest.pause(500);
        eachOf(List.of("Query", "Mutation", "Subscription"), (name, document) -> {
            for (String secret : Arrays.asList(null, revoked.secret(), ended.secret(), "trd_guessed", "", "x")) {
                assertThat(code(api.ask(secret, document, Map.of()))).as(name).isEqualTo("UNAUTHENTICATED");
            }
        });
    }

    private static void expect(Role role, String name, String code) {
        boolean allowed = Stream.of(Operation.values())
                .filter(each -> each.field().equals(name))
                .anyMatch(each -> each.roles().contains(role));
        if (allowed) {
            assertThat(code).as(role + " " + name).isNotIn("FORBIDDEN", "UNAUTHENTICATED");
        } else {
            assertThat(code).as(role + " " + name).isEqualTo("FORBIDDEN");
        }
    }

    private void eachOf(List<String> roots, BiConsumer<String, String> check) {
        GraphQLSchema schema = api.bean(GraphQlSource.class).schema();
        for (String root : roots) {
            GraphQLObjectType type = schema.getObjectType(root);
            for (GraphQLFieldDefinition operation : type.getFieldDefinitions()) {
                check.accept(root + "." + operation.getName(), Document.of(root, operation));
            }
        }
    }

    @Test
    void whoChangesNothingMayChangeNothing() {
        assertThat(Stream.of(
                        Operation.ENGAGE_KILL_SWITCH,
                        Operation.RELEASE_KILL_SWITCH,
                        Operation.CANCEL_ORDER,
                        Operation.START_BACKTEST,
                        Operation.CANCEL_BACKTEST,
                        Operation.DELETE_BACKTEST))
                .noneMatch(each -> each.allowedTo(EnumSet.of(Role.VIEWER, Role.AUDITOR)));
    }

    @Test
    void anOperationWithoutAnEntryIsRefusedAndStopsTheStart() {
        GraphQLSchema schema = new SchemaGenerator()
                .makeExecutableSchema(
                        new SchemaParser().parse("type Query { vault: String }"), RuntimeWiring.MOCKED_WIRING);
        Caller admin = new Caller(
                new Token(1, "admin", EnumSet.allOf(Role.class), "test", Instant.EPOCH, "test", null, null, null));
        ExecutionInput input = ExecutionInput.newExecutionInput("{ vault }")
                .graphQLContext(admin::enter)
                .build();
        GraphQL graphQl =
                GraphQL.newGraphQL(schema).instrumentation(new Doorman()).build();
        assertThat(graphQl.execute(input).getErrors())
                .hasSize(1)
                .first()
                .satisfies(error -> assertThat(error.getMessage()).contains("admin with roles", "may not use vault"));
        assertThatThrownBy(() -> Operation.check(schema))
                .hasMessageContaining("operations without roles: [Query.vault]");
    }
}
