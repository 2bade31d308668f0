package io.traider.api;

import static java.util.Map.entry;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the document that asks for an operation and for everything that it answers. */
final class Document {

    private static final Map<String, String> VALUES = Map.ofEntries(
            entry("input", "{name: \"roles\", from: \"2026-01-01T00:00:00Z\", to: \"2026-01-01T00:00:05Z\"}"),
            entry("venue", "KRAKEN"),
            entry("symbol", "\"BTC/USD\""),
            entry("sequence", "1"),
            entry("id", "\"nothing\""),
            entry("scope", "\"STRATEGY:nobody\""),
            entry("reason", "\"a test\""),
            entry("label", "\"a test\""),
            entry("day", "\"2026-01-31\""),
            entry("name", "\"nothing\""),
            entry("pack", "\"nothing\""),
            entry("limits", "\"nothing\""),
            entry("rule", "\"nothing\""),
            entry("text", "\"\""),
            entry("file", "\"nothing.csv\""),
            entry("baseVersion", "0"),
            entry("version", "1"),
            entry("comment", "\"a test\""),
            entry("decision", "APPROVE"),
            entry("model", "\"nothing\""),
            entry("strategy", "\"nothing\""),
            entry("upload", "\"nothing\""),
            entry("mode", "PAPER"),
            entry("parameters", "[{name: \"entryDrift\", value: \"1\"}]"),
            entry("score", "{combination: SINGLE, members: [{model: \"direction\", version: 1}]}"),
            entry("key", "\"ed25519:3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c\""),
            entry("from", "\"2026-01-01T00:00:00Z\""),
            entry("to", "\"2026-01-01T00:00:05Z\""));

    private Document() {}

    static String of(String root, GraphQLFieldDefinition operation) {
        return root.toLowerCase(Locale.ROOT) + " { " + operation.getName() + arguments(operation)
                + selection(operation.getType()) + " }";
    }

    private static String arguments(GraphQLFieldDefinition operation) {
        String arguments = operation.getArguments().stream()
                .filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue())
                .map(GraphQLArgument::getName)
                .map(name -> name + ": " + VALUES.get(name))
                .collect(Collectors.joining(", "));
        return arguments.isEmpty() ? "" : "(" + arguments + ")";
    }

    private static String selection(GraphQLType type) {
        GraphQLNamedType named = GraphQLTypeUtil.unwrapAll(type);
        return named instanceof GraphQLFieldsContainer container
                ? container.getFieldDefinitions().stream()
                        .map(field -> field.getName() + selection(field.getType()))
                        .collect(Collectors.joining(" ", " { ", " }"))
                : "";
    }
}
