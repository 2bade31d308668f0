package io.traider;

import io.traider.journal.Database;
import io.traider.journal.access.Token;
import io.traider.journal.access.Tokens;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code traider token}: makes, lists and ends the tokens of API clients, whether or not the platform runs. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Makes, lists and ends the tokens of API clients, also while the platform runs.")
final class TokenCommand implements Runnable {

    @Mixin
    private final DatabaseOptions place = new DatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "what about tokens? Maybe: token create --user=NAME --label=TEXT");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a token and prints it, this once, on standard output.",
                "Clients send it as 'Authorization: Bearer TOKEN'; it may do what its user may do."
            })
    int create(
            @Option(names = "--user", required = true, paramLabel = "NAME", description = "for whom it acts")
                    String user,
            @Option(names = "--label", required = true, paramLabel = "TEXT", description = "what it is for")
                    String label,
            @Option(
                            names = "--expires",
                            paramLabel = "WHEN",
                            description = "when it ends: 90d, 12h, 2027-01-31 or 2027-01-31T12:00:00Z (default: never)")
                    @Nullable
                    String expires) {
        return with(tokens -> {
            Instant now = Instant.now();
            Token.Issued issued = tokens.create(user, label, expires == null ? null : Expiry.parse(expires, now), by());
            out().println(issued.secret());
            return ExitCode.OK;
        });
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the tokens, the latest first; never the secrets themselves.")
    int list(
            @Option(names = "--user", paramLabel = "NAME", description = "whose (default: all)") @Nullable
                    String user) {
        return with(tokens -> {
            String row = "%-6s %-16s %-20s %-20s %-9s %s%n";
            out().printf(row, "ID", "USER", "CREATED", "LAST USED", "STATE", "LABEL");
            Instant now = Instant.now();
            for (Token token : tokens.list(user)) {
                out().printf(
                                row,
                                token.id(),
                                token.user(),
                                time(token.created()),
                                time(token.lastUsed()),
                                token.revoked() != null ? "revoked" : token.valid(now) ? "valid" : "ended",
                                token.label());
            }
            return ExitCode.OK;
        });
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a token for good, within seconds.")
    int revoke(@Parameters(paramLabel = "ID", description = "its number, see token list") long id) {
        return with(tokens -> {
            if (!tokens.revoke(id, by())) {
                throw new IllegalArgumentException("no token " + id + " that could be revoked. Maybe see token list");
            }
            out().println("token " + id + " is revoked");
            return ExitCode.OK;
        });
    }

    private int with(Function<Tokens, Integer> work) {
        QuietLog.warningsToStandardError();
        try (Database database = place.join()) {
            int code = work.apply(new Tokens(database.dataSource(), Clock.systemUTC(), new SecureRandom()));
            out().flush();
            return code;
        } catch (IllegalArgumentException | IllegalStateException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("traider: " + e.getMessage());
            err.flush();
            return ExitCode.SOFTWARE;
        }
    }

    private static String by() {
        return "command line, " + System.getProperty("user.name");
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "-" : time.toString().substring(0, 19) + "Z";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
