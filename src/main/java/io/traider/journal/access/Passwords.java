package io.traider.journal.access;

/** The slow hash that passwords are kept as; the entrances bring theirs. */
public interface Passwords {

    /** A salted hash of the password, which names its algorithm. */
    String hash(String password);

    /** Whether the hash is of this password. */
    boolean matches(String password, String hash);
}
