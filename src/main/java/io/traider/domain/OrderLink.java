package io.traider.domain;

/**
 * How an order hangs together with others in the same instrument, at the venue.
 *
 * <p>Orders of the role {@link Role#EITHER} cancel one another: together they trade no more than each of them asks for, and
 * what ends one ends the others. A bracket is an {@link Role#ENTRY} with one or more {@link Role#EXIT}s. Exits wait until
 * the entry trades, trade together no more than it did, and cancel one another like orders of the role {@code EITHER}; an
 * entry that ends without a trade ends them.
 *
 * @param group names the orders that hang together, unique for ever
 */
public record OrderLink(String group, Role role) {

    /** What an order is among its group. */
    public enum Role {
        EITHER,
        ENTRY,
        EXIT
    }

    public OrderLink {
        if (group.isBlank()) {
            throw new IllegalArgumentException("a link needs the name of its group. Maybe the first order's id");
        }
    }
}
