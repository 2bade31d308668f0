package io.traider.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the files of {@code ui/} and one page to put elements of theirs on, under a policy as strict as the console's. */
final class UiPages implements AutoCloseable {

    private static final Path UI = Path.of("ui").toAbsolutePath();
    private static final String POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";

    private static final String PAGE = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Elements</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,"><link rel="stylesheet" href="/ui/console.css">
        <script type="module">
          import "/ui/editor.js"; import "/ui/diff.js"; import "/ui/grid.js";
          window.events = [];
          window.put = (tag, attributes, listen) => {
            const element = document.createElement(tag);
            for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
            for (const name of listen) element.addEventListener(name, (e) => events.push([name, e.detail]));
            document.querySelector("main").append(element);
          };
          document.body.dataset.ready = "true";
        </script></head><body><main class="main"><h1>Elements</h1></main></body></html>
        """;

    private final HttpServer server;

    UiPages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = UI.resolve(path.replaceFirst("^/ui/", "")).normalize();
        boolean page = path.equals("/");
        boolean known = page || path.startsWith("/ui/") && file.startsWith(UI) && Files.isRegularFile(file);
        byte[] body = page ? PAGE.getBytes(StandardCharsets.UTF_8) : known ? Files.readAllBytes(file) : new byte[0];
        exchange.getResponseHeaders().set("Content-Type", page ? "text/html" : type(path));
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(known ? 200 : 404, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static String type(String path) {
        if (path.endsWith(".css")) {
            return "text/css";
        }
        return path.endsWith("js") ? "text/javascript" : "application/octet-stream";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
