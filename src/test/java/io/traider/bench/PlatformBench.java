package io.traider.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The platform as people run it, in a process of its own, fed by its simulator at about 5,000 frames a second. */
final class PlatformBench {

    /** The simulator's rate is a rough one; with this, about 5,000 frames come in a second. */
    private static final int SIMULATOR_RATE = 3_700;

    private static final Pattern READY = Pattern.compile("Ready after ([0-9.]+) s");
    private static final Pattern API = Pattern.compile("API +(http://\\S+)/graphql");
    private static final Map<String, String> EAGER = Map.of(
            "coolDownMillis", "0",
            "coolDownSeconds", "0",
            "entryDrift", "-100",
            "maxScoreShort", "1",
            "minScoreLong", "0",
            "maxHoldingSeconds", "1");
    private static final Path LAUNCHER = Path.of(System.getProperty("traider.home", "."), "traider");

    /**
     * What was measured, without the first minute after the start; milliseconds.
     *
     * @param firstStartSeconds with an empty data folder
     * @param warmStartSeconds of the next start
     * @param wireToOfferP99 from a frame's arrival to the offer of its events
     * @param offerToJournalledP99 from there to its step being durable
     * @param offerToDecisionP99 the same for steps with a decision
     */
    record Result(
            double firstStartSeconds,
            double warmStartSeconds,
            double framesPerSecond,
            double wireToOfferP99,
            double offerToJournalledP99,
            double offerToDecisionP50,
            double offerToDecisionP99,
            double offerToDecisionP999,
            double decisions,
            double marketShed,
            double captureShed,
            long residentMib) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "The platform at %,.0f frames/s: start %.1f s first, %.1f s warm; wire to offer p99 %.2f ms; offer"
                            + " to journalled p99 %.1f ms; offer to journalled decision p50 %.1f, p99 %.1f, p99.9 %.1f ms"
                            + " (%,.0f decisions)%n  wire to journalled decision p99 at most %.1f ms; shed: market %,.0f,"
                            + " capture %,.0f; resident %d MiB",
                    framesPerSecond,
                    firstStartSeconds,
                    warmStartSeconds,
                    wireToOfferP99,
                    offerToJournalledP99,
                    offerToDecisionP50,
                    offerToDecisionP99,
                    offerToDecisionP999,
                    decisions,
                    wireToOfferP99 + offerToDecisionP99,
                    marketShed,
                    captureShed,
                    residentMib);
        }
    }

    private record Running(Process process, double startSeconds, String api) {}

    private PlatformBench() {}

    static Result run(int seconds) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("traider-bench");
        try {
            Running first = start(data, 300, "");
            stop(first);
            Running warm = start(data, 300, "");
            stop(warm);
            Running busy = start(data, SIMULATOR_RATE, "-Xbootclasspath/a:" + eager(data));
            try {
                return watch(first, warm, busy, token(data), seconds);
            } finally {
                stop(busy);
            }
        } finally {
            delete(data);
        }
    }

    /**
     * The shipped strategy decides a few times a minute, which is no sample. This folder holds it with parameters that let
     * it enter and leave all the time; on the boot class path it hides the shipped one.
     */
    private static Path eager(Path data) throws IOException {
        try (InputStream shipped = PlatformBench.class.getResourceAsStream("/strategy/funding-drift.yml")) {
            String text = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> changed : EAGER.entrySet()) {
                Matcher parameter =
                        Pattern.compile(changed.getKey() + ": [-0-9.]+").matcher(text);
                if (!parameter.find()) {
                    throw new IllegalStateException("the strategy has no " + changed.getKey());
                }
                text = parameter.replaceAll(changed.getKey() + ": " + changed.getValue());
            }
            text = text.replaceAll("\\bmin: [-0-9.]+", "min: -1000").replaceAll("\\bmax: [-0-9.]+", "max: 1000000");
            Path file = data.resolve("eager/strategy/funding-drift.yml");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return data.resolve("eager");
        }
    }

    private static Running start(Path data, int rate, String options) throws IOException {
        ProcessBuilder builder =
                launcher("run", "--data=" + data, "--api-port=0", "--console-port=0", "--rate=" + rate);
        Path errors = data.resolve("bench-errors.log");
        builder.redirectError(errors.toFile());
        builder.environment().merge("TRAIDER_JAVA_OPTS", options, (old, more) -> old + " " + more);
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        BufferedReader out = process.inputReader();
        double ready = -1;
        String line;
        while ((line = out.readLine()) != null) {
            lines.add(line);
            Matcher isReady = READY.matcher(line);
            Matcher isApi = API.matcher(line);
            if (isReady.find()) {
                ready = Double.parseDouble(isReady.group(1));
            } else if (ready >= 0 && isApi.find()) {
                Thread.ofVirtual().start(() -> drain(out));
                return new Running(process, ready, isApi.group(1));
            }
        }
        throw new IllegalStateException(
                "the platform did not start: " + lines + System.lineSeparator() + Files.readString(errors));
    }

    /** A platform that nobody reads from would stand still once the pipe is full. */
    private static void drain(BufferedReader out) {
        try {
            while (out.readLine() != null) {
                continue;
            }
        } catch (IOException e) {
            // The process has ended.
        }
    }

    private static ProcessBuilder launcher(String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static String token(Path data) throws IOException, InterruptedException {
        Process process = launcher("token", "create", "--user=admin", "--label=bench", "--data=" + data)
                .start();
        String token = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("no token: " + token);
        }
        return token.substring(token.lastIndexOf('\n') + 1);
    }

    private static Result watch(Running first, Running warm, Running busy, String token, int seconds)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            TimeUnit.SECONDS.sleep(60);
            Map<String, Double> before = meters(http, busy.api, token);
            long began = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            Map<String, Double> after = meters(http, busy.api, token);
            double took = (System.nanoTime() - began) / 1e9;
            return new Result(
                    first.startSeconds,
                    warm.startSeconds,
                    (sum(after, "traider_frames_total") - sum(before, "traider_frames_total")) / took,
                    stage(before, after, "arrived_to_offered", 0.99),
                    stage(before, after, "offered_to_journalled", 0.99),
                    stage(before, after, "offered_to_decision_journalled", 0.5),
                    stage(before, after, "offered_to_decision_journalled", 0.99),
                    stage(before, after, "offered_to_decision_journalled", 0.999),
                    sum(after, "traider_decisions_total") - sum(before, "traider_decisions_total"),
                    sum(after, "traider_market_shed_total"),
                    sum(after, "traider_capture_shed_total"),
                    Machine.residentMib(busy.process.pid()));
        }
    }

    /** A quantile of what passed a stage in between, from counts within bounds, as Prometheus estimates it. */
    private static double stage(Map<String, Double> before, Map<String, Double> after, String stage, double quantile) {
        TreeMap<Double, Double> within = new TreeMap<>();
        Pattern name = Pattern.compile("traider_stage_within_total\\{le=\"([^\"]+)\",stage=\"" + stage + "\"\\}");
        after.forEach((meter, count) -> {
            Matcher bound = name.matcher(meter);
            if (bound.matches()) {
                String text = bound.group(1);
                double seconds = text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
                within.put(seconds, count - before.getOrDefault(meter, 0.0));
            }
        });
        double rank =
                quantile * (within.isEmpty() ? Double.NaN : within.lastEntry().getValue());
        double lowBound = 0;
        double lowCount = 0;
        for (Map.Entry<Double, Double> bound : within.entrySet()) {
            if (bound.getValue() >= rank) {
                double part = (rank - lowCount) / (bound.getValue() - lowCount);
                return 1e3
                        * (Double.isInfinite(bound.getKey())
                                ? lowBound
                                : lowBound + part * (bound.getKey() - lowBound));
            }
            lowBound = bound.getKey();
            lowCount = bound.getValue();
        }
        return Double.NaN;
    }

    private static double sum(Map<String, Double> meters, String name) {
        return meters.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().startsWith(name + "{"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Double> meters(HttpClient http, String api, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + "/actuator/prometheus"))
                .header("Authorization", "Bearer " + token)
                .build();
        String text = http.send(request, BodyHandlers.ofString()).body();
        Map<String, Double> meters = new TreeMap<>();
        text.lines().filter(line -> line.startsWith("traider_")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            meters.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
        });
        if (meters.isEmpty()) {
            throw new IllegalStateException(
                    "no meters at " + api + ": " + text.lines().findFirst().orElse(""));
        }
        return meters;
    }

    private static void stop(Running running) throws InterruptedException {
        running.process.destroy();
        if (!running.process.waitFor(60, TimeUnit.SECONDS)) {
            running.process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
