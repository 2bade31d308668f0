package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import io.traider.backtest.desk.BacktestRun;
import io.traider.backtest.desk.RunProgress;
import io.traider.journal.StoredRun.State;
import io.traider.journal.release.StoredJudgement;
import io.traider.judging.Judgement;
import io.traider.release.Simulation;
import java.util.Locale;

/** How far a run is, as a bar and in words. */
@Tag("traider-progress")
@JsModule("context://ui/console.js")
final class ProgressText extends Component implements HasStyle {

    void waiting(BacktestRun run) {
        show("", run.state() == State.QUEUED ? "Waits for the runs before it" : "Begins");
    }

    void show(RunProgress progress) {
        String pace =
                progress.preparing() ? "" : ", " + Words.count(Math.round(progress.eventsPerSecond())) + " events/s";
        show(Runs.share(progress), Runs.words(progress) + pace);
    }

    void simulating(Simulation simulation) {
        show(Simulations.share(simulation), Simulations.progress(simulation));
    }

    void judging(Judgement judgement) {
        boolean waits = judgement.state() == StoredJudgement.State.QUEUED;
        show(
                waits ? "" : String.format(Locale.ENGLISH, "%.4f", judgement.share()),
                waits ? "Waits for others before it" : Math.round(100 * judgement.share()) + " %");
    }

    private void show(String share, String words) {
        getElement().callJsFunction("show", share, words);
    }
}
