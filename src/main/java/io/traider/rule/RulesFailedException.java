package io.traider.rule;

/** Rules could not be asked. */
final class RulesFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RulesFailedException(String lastRule, RuntimeException cause) {
        super((lastRule.isEmpty() ? "before any rule fired: " : "last rule '" + lastRule + "': ") + why(cause), cause);
    }

    /** What Drools says, and what lies under it. */
    private static String why(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == cause ? cause.getMessage() : cause.getMessage() + ": " + root.getMessage();
    }
}
