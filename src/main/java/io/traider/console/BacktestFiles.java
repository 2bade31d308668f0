package io.traider.console;

import io.traider.backtest.desk.BacktestDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A run's documents for whoever is signed in. The tear sheet is put into a sandbox: it may show itself and do nothing, not
 * even as a page of this console.
 */
@Controller
class BacktestFiles {

    private static final String SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final BacktestDesk desk;

    BacktestFiles(BacktestDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/backtest-files/{id:[0-9]{1,18}}/tear-sheet.html")
    void tearSheet(@PathVariable long id, HttpServletResponse response) throws IOException {
        send(desk.tearSheet(id), "text/html", response);
    }

    @GetMapping("/backtest-files/{id:[0-9]{1,18}}/run.json")
    void document(@PathVariable long id, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Disposition", "attachment; filename=\"backtest-" + id + ".json\"");
        send(desk.document(id), "application/json", response);
    }

    static void send(Optional<String> text, String type, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", SANDBOX);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-store");
        if (text.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write(text.get().getBytes(StandardCharsets.UTF_8));
    }
}
