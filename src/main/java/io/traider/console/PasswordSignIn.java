package io.traider.console;

import io.traider.journal.access.SignIn;
import io.traider.journal.access.User;
import io.traider.journal.access.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs people in with the platform's own users; the principal is the {@link User}. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Users users;

    PasswordSignIn(Users users) {
        this.users = users;
    }

    /** Somebody guessed too often and has to wait. */
    static final class TooManyFailures extends LockedException {
        private final transient Instant until;

        TooManyFailures(Instant until) {
            super("too many failures, wait until " + until);
            this.until = until;
        }

        long seconds() {
            return Math.max(
                    1, Duration.between(Clock.systemUTC().instant(), until).toSeconds());
        }
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = String.valueOf(attempt.getCredentials());
        return switch (users.signIn(attempt.getName(), password, address(attempt.getDetails()))) {
            case SignIn.Welcome(User user) -> signedIn(user, attempt);
            case SignIn.Refused() -> throw new BadCredentialsException("name or password are wrong");
            case SignIn.Throttled(Instant until) -> throw new TooManyFailures(until);
        };
    }

    private static Authentication signedIn(User user, Authentication attempt) {
        String[] roles = user.roles().stream().map(role -> "ROLE_" + role).toArray(String[]::new);
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user.name(), user.roles()), null, AuthorityUtils.createAuthorityList(roles));
        token.setDetails(attempt.getDetails());
        return token;
    }

    private static String address(@Nullable Object details) {
        return details instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
