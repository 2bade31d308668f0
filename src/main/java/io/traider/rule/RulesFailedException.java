package io.traider.rule;

/** Rules could not be asked. */
final class RulesFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RulesFailedException(String lastRule, RuntimeException cause) {
        super((lastRule.isEmpty() ? "before any rule fired: " : "last rule '" + lastRule + "': ") + cause, cause);
    }
}
