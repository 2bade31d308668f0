package io.traider.journal.access;

import java.time.Instant;

/** What became of an attempt to sign in with a password. */
public sealed interface SignIn {

    /** Name and password are right. */
    record Welcome(User user) implements SignIn {}

    /** No such user, a wrong password or a disabled user; which of them is not said. */
    record Refused() implements SignIn {}

    /** Too many failures: not even looked at until then. */
    record Throttled(Instant until) implements SignIn {}
}
