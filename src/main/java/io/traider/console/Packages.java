package io.traider.console;

import io.traider.packages.LiveRecord;
import io.traider.packages.PackageRefused;
import io.traider.packages.PackageView;
import io.traider.packages.TrackRecord;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Packages in words. */
final class Packages {

    /** No package that is taken has more. */
    static final int MOST_BYTES = 100 << 20;

    private Packages() {}

    static List<String> cells(PackageView it, boolean may) {
        boolean installed = it.stored().installed();
        String deed = installed ? "Remove…" : "Install…";
        return List.of(
                it.stored().name() + " " + it.stored().version() + "\n"
                        + it.stored().summary(),
                state(it),
                it.stored().publisher(),
                record(it.published()),
                record(it.rerun()),
                live(it.live()),
                may ? deed + "\n" + deed.replace("…", " ") + it.stored().name() : "");
    }

    private static String state(PackageView it) {
        return switch (it.state()) {
            case IMPORTED -> "plain Can be installed";
            case STARTS_NEXT -> "warn Begins in the shadow at the next start";
            case RUNNING -> "good Runs";
            case ENDS_NEXT -> "warn Ends with this run of the platform";
            case FAILED -> "bad Did not come in: " + it.stored().problem();
        };
    }

    private static String record(@Nullable TrackRecord it) {
        return it == null
                ? "–\n"
                : Words.signed(it.net()) + " of " + Words.money(it.capital()) + " dollars\n" + it.past() + ", "
                        + it.trades() + " trades, drawdown " + Words.percent(it.maxDrawdown());
    }

    private static String live(@Nullable LiveRecord it) {
        return it == null
                ? "–\n"
                : net(it) + "\n" + it.decisions() + " decisions, " + it.fills() + " fills since "
                        + Runs.time(it.since());
    }

    private static String net(LiveRecord it) {
        BigDecimal net = it.net();
        return net == null
                ? "– (shadow: sends no orders)"
                : Words.signed(net) + " dollars" + (it.shadow() ? " (shadow)" : "");
    }

    /** Why something was refused, in the desk's own words where it gave any. */
    static String why(Throwable failure) {
        Throwable why = ReleaseDeeds.why(failure);
        return why instanceof PackageRefused ? String.valueOf(why.getMessage()) : "something went wrong: " + why;
    }
}
