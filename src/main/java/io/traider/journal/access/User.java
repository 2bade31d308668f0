package io.traider.journal.access;

import io.traider.domain.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param name lower-case letters, digits, dot, dash and underscore, a letter first
 * @param disabled whether neither password nor tokens let them in
 */
public record User(String name, Set<Role> roles, boolean disabled) {

    public User {
        EnumSet<Role> ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        roles = Collections.unmodifiableSet(ordered);
    }
}
