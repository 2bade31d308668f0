package io.traider.parity;

import io.traider.engine.EngineSetup;
import io.traider.feature.FeatureEngine;
import io.traider.model.ModelCard;
import io.traider.model.OnnxModel;
import io.traider.risk.LimitBook;
import io.traider.rule.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What would be otherwise: rules, limits or a model in the place of those that are in force. */
public sealed interface Change {

    /** For people. */
    String name();

    /**
     * The artefacts with this change. Its caller closes it, and not what it was made of.
     *
     * @throws IllegalArgumentException when rules do not compile, a model does not load, or nothing here uses it
     */
    EngineSetup apply(EngineSetup inForce);

    /**
     * Rule files. Those of a pack that are not named here stay as they are, unless the change is of the whole pack.
     *
     * @param files text by file name, at least one
     * @param whole whether they are all files of the pack
     */
    record Rules(SortedMap<String, String> files, boolean whole) implements Change {

        public Rules {
            files = new TreeMap<>(files);
            if (files.isEmpty()) {
                throw new IllegalArgumentException("a change of rules without a rule file");
            }
        }

        @Override
        public String name() {
            return "rules " + String.join(", ", files.keySet());
        }

        @Override
        public EngineSetup apply(EngineSetup inForce) {
            EngineSetup twin = inForce.twin();
            try {
                RulePack before = pack(twin);
                SortedMap<String, String> all = new TreeMap<>(whole ? new TreeMap<>() : before.files());
                if (before.files().size() == 1) {
                    all.clear();
                }
                all.putAll(files);
                return twin.with(RulePack.compile(before.name(), all));
            } catch (RuntimeException e) {
                twin.close();
                throw e;
            }
        }

        /** The pack with a file of the same name, else the one whose files are in the same package. */
        private RulePack pack(EngineSetup of) {
            List<RulePack> packs = of.packs();
            return packs.stream()
                    .filter(pack -> pack.files().keySet().stream().anyMatch(files::containsKey))
                    .findFirst()
                    .or(() -> packs.stream()
                            .filter(pack -> packageOf(pack.files()).equals(packageOf(files)))
                            .findFirst())
                    .orElseThrow(() -> new IllegalArgumentException("no rule pack in force has a file of "
                            + files.keySet() + ", nor their " + packageOf(files) + ". Maybe one of "
                            + packs.stream().map(pack -> pack.files().keySet()).toList()));
        }

        private static String packageOf(SortedMap<String, String> texts) {
            return texts.firstEntry()
                    .getValue()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("package "))
                    .map(line -> line.replace(";", ""))
                    .findFirst()
                    .orElse("package of none");
        }
    }

    /** A whole rule pack in the place of the one that has its name; asked as a twin, so it stays its giver's. */
    record Pack(RulePack pack) implements Change {

        @Override
        public String name() {
            return "rule pack " + pack.name();
        }

        @Override
        public EngineSetup apply(EngineSetup inForce) {
            EngineSetup twin = inForce.twin();
            try {
                return twin.with(pack.twin());
            } catch (RuntimeException e) {
                twin.close();
                throw e;
            }
        }
    }

    /** A limit set in the place of the one that has its name. */
    record Limits(LimitBook book) implements Change {

        @Override
        public String name() {
            return "limits " + book.name();
        }

        @Override
        public EngineSetup apply(EngineSetup inForce) {
            EngineSetup twin = inForce.twin();
            try {
                return twin.with(book);
            } catch (RuntimeException e) {
                twin.close();
                throw e;
            }
        }
    }

    /** A model with its card. */
    record Model(byte[] onnx, ModelCard card) implements Change {

        @Override
        public String name() {
            return "model " + card.id();
        }

        @Override
        public EngineSetup apply(EngineSetup inForce) {
            EngineSetup twin = inForce.twin();
            try (OnnxModel model = OnnxModel.load(onnx, card, FeatureEngine.SET)) {
                EngineSetup changed = twin.with(model);
                twin.strategies().stream()
                        .filter(each -> !changed.strategies().contains(each))
                        .forEach(each -> each.source().close());
                return changed;
            } catch (RuntimeException e) {
                twin.close();
                throw e;
            }
        }
    }

    /**
     * Reads {@code rules=PATH}, a DRL file or a folder of them, {@code limits=PATH}, a limit file or the folder of one
     * ({@code limits.yml}), or {@code model=PATH}, an ONNX file with its {@code card.yml} beside it or the folder of both.
     *
     * @throws IOException when a file cannot be read
     * @throws IllegalArgumentException when it is neither
     */
    static Change parse(String text) throws IOException {
        int equals = text.indexOf('=');
        String kind = equals < 0 ? "" : text.substring(0, equals);
        Path path = Path.of(text.substring(equals + 1));
        return switch (kind) {
            case "rules" -> rules(path);
            case "limits" ->
                new Limits(
                        LimitBook.parse(Files.readString(Files.isDirectory(path) ? path.resolve("limits.yml") : path)));
            case "model" -> model(path);
            default ->
                throw new IllegalArgumentException(
                        "'" + text + "' is no change. Maybe rules=PATH, limits=PATH or model=PATH");
        };
    }

    private static Change rules(Path path) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        boolean folder = Files.isDirectory(path);
        try (Stream<Path> found = folder ? Files.list(path) : Stream.of(path)) {
            for (Path file :
                    found.filter(each -> each.toString().endsWith(".drl")).toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no .drl file in " + path);
        }
        return new Rules(files, folder);
    }

    private static Change model(Path path) throws IOException {
        Path onnx = Files.isDirectory(path) ? path.resolve("model.onnx") : path;
        return new Model(Files.readAllBytes(onnx), ModelCard.parse(Files.readString(onnx.resolveSibling("card.yml"))));
    }
}
