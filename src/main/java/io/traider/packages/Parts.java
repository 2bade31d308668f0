package io.traider.packages;

import io.traider.model.gate.ModelGate;
import io.traider.packages.PackageRefused.Code;
import java.util.regex.Pattern;

/** What the parts of a package may be called and how large each may be. */
final class Parts {

    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "signature.json";
    static final String STRATEGY = "strategy.yml";
    static final String RECORD = "record.json";
    static final String README = "README.md";
    static final String RULES = "rules/";
    static final String MODELS = "models/";
    static final String ONNX = "/model.onnx";
    static final String CARD = "/card.yml";

    /** Of the whole file. */
    static final int MOST_BYTES = 128 << 20;

    /** Of all parts together, unpacked. */
    static final long MOST_UNPACKED = 256L << 20;

    static final int MOST_PARTS = 64;
    static final int MOST_MANIFEST = 64 << 10;

    private static final int MOST_TEXT = 1 << 20;
    private static final int MOST_CARD = 4 << 20;
    private static final Pattern PATH = Pattern.compile("strategy\\.yml|record\\.json|README\\.md"
            + "|rules/[a-z0-9][a-z0-9_-]{0,63}(\\.[a-z0-9_-]{1,40}){0,2}\\.(drl|csv|yml)|rules/scenarios\\.yml"
            + "|models/[a-z][a-z0-9-]{0,63}-[1-9][0-9]{0,5}/(model\\.onnx|card\\.yml)");

    private Parts() {}

    /** @throws PackageRefused when no part is called so */
    static String named(String path) {
        if (!PATH.matcher(path).matches()) {
            String shown = path.substring(0, Math.min(80, path.length())).replaceAll("\\p{Cntrl}", "?");
            throw new PackageRefused(
                    Code.MALFORMED,
                    "'" + shown + "' is no part of a package. Maybe strategy.yml, rules/NAME.drl, rules/scenarios.yml,"
                            + " rules/*.csv, models/NAME-VERSION/model.onnx and card.yml, README.md");
        }
        return path;
    }

    /** How many bytes a part may have. */
    static int most(String path) {
        return path.endsWith(ONNX)
                ? Math.toIntExact(ModelGate.MOST_BYTES)
                : path.endsWith(CARD) ? MOST_CARD : MOST_TEXT;
    }
}
