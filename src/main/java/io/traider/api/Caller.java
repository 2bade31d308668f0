package io.traider.api;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import io.traider.domain.Role;
import io.traider.journal.access.Token;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Who asks: the user for whom a valid token acts. */
final class Caller extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient Token token;

    Caller(Token token) {
        super(AuthorityUtils.createAuthorityList(
                token.roles().stream().map(role -> "ROLE_" + role).toList()));
        this.token = token;
        setAuthenticated(true);
    }

    /** Whom the {@link Door} let in. */
    static Caller of(DataFetchingEnvironment environment) {
        Caller caller = environment.getGraphQlContext().get(Caller.class);
        if (caller == null) {
            throw new Refusal(
                    ErrorCode.UNAUTHENTICATED,
                    "nobody is signed in. Maybe send a token as 'Authorization: Bearer trd_...'");
        }
        return caller;
    }

    void enter(GraphQLContext.Builder context) {
        context.put(Caller.class, this);
    }

    Token token() {
        return token;
    }

    Set<Role> roles() {
        return token.roles();
    }

    boolean is(Role role) {
        return token.roles().contains(role);
    }

    @Override
    public String getName() {
        return token.user();
    }

    @Override
    public Object getPrincipal() {
        return token.user();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
