package io.traider.rule.gate;

import io.traider.rule.FactType;
import io.traider.rule.gate.Problems.Refused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a file: package, imports, the global, rules. */
final class PackReader {

    private static final int MOST_RULES = 400;

    private final Cursor cursor;
    private final Problems problems;
    private final Allowed allowed;
    private final Map<String, String> names;
    private final Set<String> imported = new LinkedHashSet<>();
    private final List<String> imports = new ArrayList<>();
    private final List<String> globals = new ArrayList<>();
    private final List<ReadPack.Rule> rules = new ArrayList<>();

    PackReader(Cursor cursor, Problems problems, Allowed allowed, Map<String, String> names) {
        this.cursor = cursor;
        this.problems = problems;
        this.allowed = allowed;
        this.names = names;
    }

    ReadPack read() {
        String name = "";
        try {
            name = packageName();
        } catch (Refused e) {
            skip();
        }
        while (!cursor.is(Token.Kind.END_OF_FILE)) {
            try {
                part();
            } catch (Refused e) {
                skip();
            }
        }
        if (globals.isEmpty() && !rules.isEmpty()) {
            problems.add(1, 1, "the global is missing", "", "Maybe add '" + global() + "' after the imports");
        }
        return new ReadPack(name, imports, globals, rules);
    }

    /** After what could not be read: goes to what can begin anew. */
    private void skip() {
        while (!cursor.is(Token.Kind.END_OF_FILE)
                && !cursor.is("import")
                && !cursor.is("global")
                && !cursor.startsRule()) {
            cursor.next();
        }
    }

    private String packageName() {
        Token first = cursor.expect(
                "package",
                "a file begins with its package, not " + cursor.peek().shown(),
                "Maybe 'package " + allowed.rulesPackage() + "'");
        Token name = cursor.expectQualified("the package's name is missing", "Maybe " + allowed.rulesPackage());
        if (!name.text().equals(allowed.rulesPackage())) {
            problems.add(
                    name,
                    "a " + allowed.kind().folder() + " pack is in the package '" + allowed.rulesPackage() + "', not "
                            + name.shown(),
                    "Maybe 'package " + allowed.rulesPackage() + "'");
        }
        endOfLine(first);
        return name.text();
    }

    private void part() {
        Token token = cursor.peek();
        switch (token.kind() == Token.Kind.WORD ? token.text() : "") {
            case "import" -> imports();
            case "global" -> global(cursor.next());
            case "rule" -> rule();
            default ->
                throw cursor.stop(
                        "a rule is expected here, not " + token.shown(),
                        Nearest.maybe(token.text(), List.of("rule", "import", "global")));
        }
    }

    private void imports() {
        Token first = header();
        Token name = cursor.expectQualified("what to import is missing", "");
        String why = Forbidden.why(name);
        if (why == null && cursor.is(Token.Kind.WORD) && cursor.peek().line() == first.line()) {
            throw cursor.stop("only facts may be imported, one on a line", "");
        }
        if (why != null) {
            throw problems.stop(name, why, "");
        }
        imports.add(name.text());
        for (FactType fact : allowed.kind().facts()) {
            if (fact.type().getName().equals(name.text())) {
                imported.add(fact.name());
                endOfLine(first);
                return;
            }
        }
        if (cursor.is(".")) {
            throw problems.stop(name, "only single facts may be imported, not all of a package", "");
        }
        problems.add(
                name,
                name.shown() + " is not a fact of " + allowed.kind().folder() + " packs",
                Nearest.maybe(
                        name.text(),
                        allowed.kind().facts().stream()
                                .map(fact -> fact.type().getName())
                                .toList()));
        endOfLine(first);
    }

    private void global(Token first) {
        Token type = cursor.expectQualified("the type of the global is missing", "Maybe '" + global() + "'");
        Token name = cursor.expect(Token.Kind.WORD, "the name of the global is missing", "Maybe '" + global() + "'");
        String written = "global " + type.text() + " " + name.text();
        if (!written.equals(global())) {
            problems.add(
                    type,
                    "'" + Problems.brief(written) + "' is not the global of "
                            + allowed.kind().folder() + " packs",
                    "Maybe '" + global() + "'");
        } else if (!globals.isEmpty()) {
            problems.add(type, "the global stands here a second time", "Maybe delete it");
        }
        globals.add(type.text() + " " + name.text());
        endOfLine(first);
    }

    private String global() {
        return "global " + allowed.kind().draft().getName() + " "
                + allowed.kind().global();
    }

    private void rule() {
        if (rules.size() == MOST_RULES) {
            problems.add(cursor.peek(), "more than " + MOST_RULES + " rules", "Maybe make two packs of it");
            cursor.skipAll();
            return;
        }
        ReadPack.Rule rule = new RuleReader(cursor, problems, allowed, imported, names).read();
        if (rule != null) {
            rules.add(rule);
        }
    }

    /** Of an import: where it may stand. */
    private Token header() {
        Token first = cursor.next();
        if (!rules.isEmpty()) {
            problems.add(first, "imports stand above the first rule", "Maybe move it to the top");
        }
        return first;
    }

    private void endOfLine(Token first) {
        cursor.take(";");
        if (cursor.peek().line() == first.line() && !cursor.is(Token.Kind.END_OF_FILE)) {
            throw cursor.stop(cursor.peek().shown() + " has no place on this line", "Maybe start a new line");
        }
    }
}
