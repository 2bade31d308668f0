package io.traider.console;

import io.traider.judging.JudgementDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a judgement for whoever is signed in, in the same sandbox as tear sheets of backtests. */
@Controller
class JudgementFiles {

    private final JudgementDesk desk;

    JudgementFiles(JudgementDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/judgement-files/{id:[0-9]{1,18}}/judgement.html")
    void page(@PathVariable long id, HttpServletResponse response) throws IOException {
        BacktestFiles.send(desk.page(id), "text/html", response);
    }
}
