package io.traider.console;

import io.traider.domain.Role;
import java.util.Set;

/** What can be done in the console beyond looking, and which roles may. */
enum Right {
    CANCEL_ORDERS(Role.TRADER, Role.RISK_OFFICER),
    ENGAGE_KILL_SWITCH(Role.TRADER, Role.RISK_OFFICER, Role.ADMIN),
    RELEASE_KILL_SWITCH(Role.RISK_OFFICER, Role.ADMIN),
    /** Make, see and revoke the tokens of others. */
    MANAGE_ALL_TOKENS(Role.ADMIN);

    private final Set<Role> roles;

    Right(Role... roles) {
        this.roles = Set.of(roles);
    }

    boolean isOf(Role role) {
        return roles.contains(role);
    }

    /** Refuses, with a message for the log, whoever may not. */
    void demand(SignedIn somebody) {
        if (!somebody.may(this)) {
            throw new IllegalStateException(
                    somebody.name() + " with roles " + somebody.roles() + " may not " + this + "; that takes " + roles);
        }
    }
}
