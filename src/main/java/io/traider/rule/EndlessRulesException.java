package io.traider.rule;

/** Rules that keep each other firing. */
final class EndlessRulesException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    EndlessRulesException(int firings) {
        super("still firing after " + firings + " rules");
    }
}
