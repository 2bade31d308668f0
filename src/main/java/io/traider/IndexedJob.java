package io.traider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * A Kubernetes Indexed Job that does a sweep: the manifest in a ConfigMap, results and data on a volume that its workers
 * share, and each worker the platform's own {@code sweep worker}.
 */
final class IndexedJob {

    /** What a ConfigMap holds at most, with some room for the rest of it. */
    private static final int LARGEST = 1_000_000;

    /** The image's, which the volume has to let write. */
    private static final int GROUP = 10_001;

    private final SweepManifest manifest;
    private final String image;
    private final int workers;

    private IndexedJob(SweepManifest manifest, String image, int workers) {
        this.manifest = manifest;
        this.image = image;
        this.workers = workers;
    }

    static IndexedJob of(SweepManifest manifest, String image, int workers) {
        int size = manifest.json().getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            throw new IllegalArgumentException("a manifest of " + size + " bytes does not fit into a ConfigMap of "
                    + LARGEST + ". Maybe fewer points, or several sweeps");
        }
        if (workers < 1 || workers > manifest.jobs().size()) {
            throw new IllegalArgumentException(
                    workers + " workers for " + manifest.jobs().size() + " jobs. Maybe --workers=4");
        }
        return new IndexedJob(manifest, image, workers);
    }

    void write(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, yaml());
    }

    String yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setExplicitStart(true);
        Yaml yaml = new Yaml(options);
        return "# Results go to the volume claim 'traider', which has to be there, with the data that the sweep names"
                + " under /data.\n"
                + yaml.dump(configMap()) + yaml.dump(job());
    }

    private String name() {
        return "sweep-" + manifest.hash().substring(0, 12);
    }

    private Map<String, Object> configMap() {
        return ordered(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", name()),
                "data",
                Map.of("sweep.json", manifest.json()));
    }

    private Map<String, Object> job() {
        return ordered(
                "apiVersion",
                "batch/v1",
                "kind",
                "Job",
                "metadata",
                Map.of("name", name()),
                "spec",
                ordered(
                        "completionMode",
                        "Indexed",
                        "completions",
                        workers,
                        "parallelism",
                        workers,
                        "backoffLimitPerIndex",
                        2,
                        "template",
                        Map.of("spec", pod())));
    }

    private Map<String, Object> pod() {
        return ordered(
                "restartPolicy", "Never",
                "securityContext", Map.of("fsGroup", GROUP),
                "containers",
                        List.of(ordered(
                                "name", "worker",
                                "image", image,
                                "args", arguments(),
                                "env", List.of(index()),
                                "resources", Map.of("requests", ordered("cpu", "1", "memory", "1Gi")),
                                "volumeMounts",
                                        List.of(
                                                ordered("name", "manifest", "mountPath", "/sweep"),
                                                ordered("name", "data", "mountPath", "/data")))),
                "volumes",
                        List.of(
                                ordered("name", "manifest", "configMap", Map.of("name", name())),
                                ordered("name", "data", "persistentVolumeClaim", Map.of("claimName", "traider"))));
    }

    private List<String> arguments() {
        return List.of(
                "sweep",
                "worker",
                "--index=$(JOB_COMPLETION_INDEX)",
                "--of=" + workers,
                "--manifest=/sweep/sweep.json",
                "--work=/data/sweeps/" + name());
    }

    /** The cluster sets it by itself; said here too, so that the arguments may speak of it on every version. */
    private static Map<String, Object> index() {
        String field = "metadata.annotations['batch.kubernetes.io/job-completion-index']";
        return ordered("name", "JOB_COMPLETION_INDEX", "valueFrom", Map.of("fieldRef", Map.of("fieldPath", field)));
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i].toString(), pairs[i + 1]);
        }
        return map;
    }
}
