package io.traider.execution;

import io.traider.domain.OrderLink;
import io.traider.domain.OrderLink.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which orders hang together, and how much they may trade still. */
final class Links {

    private static final int REMEMBERED = 10_000;

    private static final class Group {
        private final Map<String, Resting> legs = new LinkedHashMap<>();
        private @Nullable Resting entry;
        private long entered;
        private long traded;
        private boolean over;
        private boolean legged;
    }

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Set<String> past = new LinkedHashSet<>();
    private final Set<Group> changed = new LinkedHashSet<>();

    /** Why an order cannot join its group; empty when it can. */
    String refusal(@Nullable OrderLink link) {
        if (link == null) {
            return "";
        }
        if (past.contains(link.group())) {
            return "the orders of group " + link.group() + " have ended";
        }
        Group group = groups.get(link.group());
        if (link.role() == Role.EXIT && (group == null || group.entry == null && group.entered == 0)) {
            return "no entry of bracket " + link.group() + " is known";
        }
        return link.role() == Role.ENTRY && group != null ? "group " + link.group() + " has an entry already" : "";
    }

    void join(Resting order) {
        OrderLink link = order.order.intent().link();
        if (link == null) {
            return;
        }
        Group group = groups.computeIfAbsent(link.group(), _ -> new Group());
        if (link.role() == Role.ENTRY) {
            group.entry = order;
            group.entered = order.filled();
        } else {
            group.legs.put(order.id(), order);
            group.legged = true;
            group.traded += order.filled();
        }
    }

    /** The exits of an earlier session whose entry has ended since: they are bound by the position alone. */
    void resumed() {
        for (Group group : groups.values()) {
            boolean exits = group.legs.values().stream().anyMatch(order -> order.is(Role.EXIT));
            if (exits && group.entry == null) {
                group.entered = Long.MAX_VALUE;
            }
        }
    }

    private @Nullable Group group(Resting order) {
        OrderLink link = order.order.intent().link();
        return link == null ? null : groups.get(link.group());
    }

    /** Units that its group lets an order trade now. */
    long room(Resting order) {
        Group group = group(order);
        if (group == null || order.is(Role.ENTRY)) {
            return order.leaves();
        }
        long together = order.order.quantity().units();
        long most = order.is(Role.EXIT) ? Math.min(group.entered, together) : together;
        return Math.clamp(most - group.traded, 0, order.leaves());
    }

    /** Whether an order has to wait for its bracket's entry. */
    boolean waits(Resting order) {
        Group group = group(order);
        return group != null && order.is(Role.EXIT) && group.entered == 0;
    }

    /** Whether the entry of its bracket may trade still. */
    boolean enters(Resting order) {
        Group group = group(order);
        return group != null && order.is(Role.EXIT) && group.entry != null;
    }

    void traded(Resting order, long units) {
        Group group = group(order);
        if (group != null) {
            group.entered += order.is(Role.ENTRY) ? units : 0;
            group.traded += order.is(Role.ENTRY) ? 0 : units;
            changed.add(group);
        }
    }

    /** An order is not at the venue any more, or never got there. */
    void ended(@Nullable OrderLink link, String id) {
        Group group = link == null ? null : groups.get(link.group());
        if (link == null || group == null && past.contains(link.group())) {
            return;
        }
        if (group == null) {
            remember(link.group());
            return;
        }
        if (link.role() == Role.ENTRY) {
            group.entry = null;
            group.over |= group.entered == 0;
        } else {
            group.legs.remove(id);
            group.over = true;
        }
        changed.add(group);
        boolean exitsToCome = !group.legged && group.entered > 0;
        if (group.entry == null && group.legs.isEmpty() && !exitsToCome) {
            groups.remove(link.group());
            remember(link.group());
        }
        forgetOldest();
    }

    /** An entry whose exits never came is not remembered for ever. */
    private void forgetOldest() {
        if (groups.size() > REMEMBERED) {
            groups.entrySet().stream()
                    .filter(each -> each.getValue().entry == null
                            && each.getValue().legs.isEmpty())
                    .findFirst()
                    .map(Map.Entry::getKey)
                    .ifPresent(groups::remove);
        }
    }

    private void remember(String group) {
        past.add(group);
        if (past.size() > REMEMBERED) {
            past.remove(past.iterator().next());
        }
    }

    /** Takes out the legs of changed groups that have nothing to trade any more. */
    List<Resting> done() {
        List<Resting> done = new ArrayList<>();
        for (Group group : changed) {
            for (Resting leg : group.legs.values()) {
                boolean settled = group.entry == null || !leg.is(Role.EXIT);
                if (group.over || settled && room(leg) == 0) {
                    done.add(leg);
                }
            }
        }
        return done;
    }

    /** Takes out the exits whose entry has traded. */
    List<Resting> released() {
        List<Resting> released = new ArrayList<>();
        for (Group group : changed) {
            for (Resting leg : group.legs.values()) {
                if (leg.state == Resting.State.ENTRY && group.entered > 0) {
                    released.add(leg);
                }
            }
        }
        changed.clear();
        return released;
    }

    boolean changed() {
        return !changed.isEmpty();
    }
}
