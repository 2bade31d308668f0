package io.traider.rule.gate;

import io.traider.rule.gate.Scope.Bound;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what a rule says: calls of the draft, {@code verdict.breach("CODE", "name", value, ...);}. */
final class ConsequenceReader {

    private static final int MOST_CALLS = 4;
    private static final int MOST_FIGURES = 16;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
    private static final Pattern FIGURE = Pattern.compile("[A-Za-z][A-Za-z0-9 _-]{0,63}");

    private final Cursor cursor;
    private final Problems problems;
    private final Allowed allowed;
    private final Scope scope;
    private final String global;

    ConsequenceReader(Cursor cursor, Problems problems, Allowed allowed, Scope scope) {
        this.cursor = cursor;
        this.problems = problems;
        this.allowed = allowed;
        this.scope = scope;
        this.global = allowed.kind().global();
    }

    /** What stands between {@code then} and {@code end}. */
    String read(Token rule) {
        Token then = cursor.expect("then", "'then' is missing", "");
        int calls = 0;
        while (!cursor.is("end")) {
            if (calls++ == MOST_CALLS) {
                throw cursor.stop("a rule that says more than " + MOST_CALLS + " things", "Maybe make two rules of it");
            }
            call();
        }
        Token end = cursor.next();
        cursor.refuseComments(then.start(), end.start(), "between 'then' and 'end'");
        if (calls == 0) {
            problems.add(rule, "the rule says nothing when it fires", "Maybe " + example());
        }
        return cursor.slice(then.end(), end.start());
    }

    private String example() {
        return global + "." + allowed.actions().getFirst() + "(\"CODE\", \"name\", $value);";
    }

    private void call() {
        if (cursor.is("rule") || cursor.is(Token.Kind.END_OF_FILE)) {
            throw cursor.stop("'end' is missing before " + cursor.peek().shown(), "Maybe the rule is not finished");
        }
        Token first = cursor.peek();
        if (!first.is(global)) {
            throw cursor.stop("a rule can only call '" + global + "', not " + first.shown(), "Maybe " + example());
        }
        cursor.next();
        cursor.expect(".", "a '.' is missing after '" + global + "'", "Maybe " + example());
        Token action =
                cursor.expect(Token.Kind.WORD, "what '" + global + "' shall say is missing", "Maybe " + example());
        if (!allowed.actions().contains(action.text())) {
            throw problems.stop(
                    action,
                    "'" + global + "' cannot '" + Problems.brief(action.text()) + "'",
                    Nearest.maybe(action.text(), allowed.actions()));
        }
        cursor.expect("(", "a '(' is missing after '" + action.text() + "'", "Maybe " + example());
        code();
        figures();
        cursor.expect(")", "a ',' or ')' is missing before " + cursor.peek().shown(), "");
        cursor.expect(
                ";",
                "a ';' is missing before " + cursor.peek().shown(),
                "Maybe at the end of line " + cursor.previous().line());
    }

    private void code() {
        Token code = cursor.expect(
                Token.Kind.TEXT, "a code is missing before " + cursor.peek().shown(), "Maybe \"ORDER_VALUE\"");
        if (!CODE.matcher(code.unquoted()).matches()) {
            problems.add(
                    code,
                    Problems.brief(code.text()) + " is no code",
                    "Maybe capital letters, digits and _, such as \"ORDER_VALUE\"");
        }
    }

    private void figures() {
        for (int figures = 0; cursor.take(","); figures++) {
            if (figures == MOST_FIGURES) {
                throw cursor.stop("more than " + MOST_FIGURES + " figures in one call", "Maybe name fewer");
            }
            Token name = cursor.expect(
                    Token.Kind.TEXT,
                    "the name of a figure is missing before " + cursor.peek().shown(),
                    "Maybe \"name\", value, \"name\", value");
            if (!FIGURE.matcher(name.unquoted()).matches()) {
                problems.add(
                        name, Problems.brief(name.text()) + " is no name of a figure", "Maybe letters and digits only");
            }
            cursor.expect(",", "the value of the figure " + name.shown() + " is missing", "Maybe \"name\", $value");
            value();
        }
    }

    private void value() {
        Token token = cursor.peek();
        if (cursor.take("-")) {
            Literals.figure(cursor.expect(Token.Kind.NUMBER, "a number is missing after '-'", ""), problems);
        } else if (cursor.is("true") || cursor.is("false")) {
            cursor.next();
        } else {
            switch (token.kind()) {
                case NUMBER -> Literals.figure(cursor.next(), problems);
                case TEXT -> Literals.text(cursor.next(), problems);
                case VARIABLE -> variable(cursor.next());
                case WORD, SIGN, COMMENT, END_OF_FILE ->
                    throw cursor.stop(
                            token.shown() + " is no value of a figure",
                            "Maybe a bound variable, a number, a text, or "
                                    + Nearest.maybe("$" + token.text(), scope.names()));
            }
        }
    }

    private void variable(Token name) {
        Bound bound = scope.find(name.text());
        if (bound == null) {
            problems.add(name, name.shown() + " is not bound here", Variables.maybe(name, scope));
        }
        if (!cursor.take(".")) {
            return;
        }
        Token part = cursor.expect(Token.Kind.WORD, "a property is missing after '" + name.text() + ".'", "");
        if (bound != null) {
            accessor(name, bound, part);
        }
        if (part.is(Allowed.NUMBER) && cursor.peek(1).kind() == Token.Kind.TEXT) {
            Literals.parameter(cursor, problems);
        } else {
            cursor.expect(
                    "(",
                    "a '()' is missing after '" + part.text() + "'",
                    "Maybe " + name.text() + "." + part.text() + "()");
            cursor.expect(")", "'" + part.text() + "' takes nothing", "Maybe " + part.text() + "()");
        }
    }

    private void accessor(Token name, Bound bound, Token part) {
        if (bound.fact() == null) {
            throw problems.stop(part, name.shown() + " is a property already: it has no '" + part.text() + "'", "");
        }
        boolean number = part.is(Allowed.NUMBER)
                && allowed.numbered(bound.fact())
                && cursor.peek(1).kind() == Token.Kind.TEXT;
        List<String> known = List.copyOf(allowed.properties(bound.fact()).keySet());
        if (!number && !known.contains(part.text())) {
            problems.add(
                    part,
                    "'" + bound.fact().name() + "' has no property '" + Problems.brief(part.text()) + "'",
                    allowed.numbered(bound.fact()) ? "Maybe number(\"name\")" : Nearest.maybe(part.text(), known));
        }
    }
}
