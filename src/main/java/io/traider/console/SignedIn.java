package io.traider.console;

import io.traider.domain.Role;
import java.io.Serializable;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who looks at the console.
 *
 * @param name under which commands are journalled
 * @param roles as they were when they signed in
 */
record SignedIn(String name, Set<Role> roles) implements AuthenticatedPrincipal, Serializable {

    SignedIn {
        roles = Set.copyOf(roles);
    }

    /** Whoever the present request or push is for. */
    static SignedIn now() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn somebody) {
            return somebody;
        }
        throw new IllegalStateException("nobody is signed in");
    }

    /** Whether one of their roles allows it. */
    boolean may(Right right) {
        return roles.stream().anyMatch(right::isOf);
    }

    @Override
    public String getName() {
        return name;
    }
}
