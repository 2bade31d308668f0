package io.traider.rule;

import io.traider.domain.RuleFault;

/** Rules could not be asked. */
final class RulesFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String lastRule;

    RulesFailedException(String lastRule, Throwable cause) {
        super((lastRule.isEmpty() ? "before any rule fired: " : "last rule '" + lastRule + "': ") + why(cause), cause);
        this.lastRule = lastRule;
    }

    /** What Drools says, and what lies under it. */
    private static String why(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == cause ? cause.getMessage() : cause.getMessage() + ": " + root.getMessage();
    }

    RuleFault fault(RulePack pack) {
        RuleFault.Kind kind =
                getCause() instanceof EndlessRulesException ? RuleFault.Kind.ENDLESS : RuleFault.Kind.THREW;
        return new RuleFault(pack.name(), pack.hash(), kind, lastRule, String.valueOf(getMessage()));
    }
}
