/**
 * The platform's programming interface: GraphQL at {@code /graphql} over HTTP, graphql-transport-ws and server-sent
 * events, and health and metrics at {@code /actuator}, in a Spring context of its own below the root's.
 *
 * <p>A request passes four doors. The {@link io.traider.api.ApiSecurity filter chain} turns away whoever has no valid
 * token. {@link io.traider.api.QueryLimits} refuses what is too long, too deep or too complex.
 * {@link io.traider.api.Operation} says which roles may ask for which field, and the
 * {@link io.traider.api.Doorman} refuses the rest, a field without an entry included. Last, the class that answers checks
 * the values it is given. What is refused comes back as an error with a {@link io.traider.api.ErrorCode} that programs can
 * read and a message that people can.
 *
 * <p>The schema is in {@code graphql/}, one file per feature, and one class here for each. Answers come from two places:
 * what is, from the {@link io.traider.session.TradingSession}'s image, and what was, from the
 * {@link io.traider.journal.JournalReader}. Subscriptions keep at most the latest state per thing for a reader that is
 * slow ({@link io.traider.api.Live}).
 */
@NullMarked
package io.traider.api;

import org.jspecify.annotations.NullMarked;
