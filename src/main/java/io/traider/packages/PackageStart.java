package io.traider.packages;

import io.traider.engine.EngineSetup;
import io.traider.journal.release.PackageStore;
import io.traider.journal.release.Refused;
import io.traider.journal.release.StoredPackage;
import io.traider.model.ModelCard;
import io.traider.packages.PackageRefused.Code;
import io.traider.release.PackagedStrategy;
import io.traider.release.ReleaseStart;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has the platform begin with the installed strategies; one that cannot come in keeps the others from nothing. */
public final class PackageStart {

    private static final Logger LOG = System.getLogger(PackageStart.class.getName());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PackageStore store;
    private final InstantSource clock;

    public PackageStart(PackageStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The setup with every installed strategy. What else the setup was made of is shared, so one of the two is closed. */
    public EngineSetup into(EngineSetup setup, ReleaseStart start) {
        EngineSetup made = setup;
        for (StoredPackage each : store.installed()) {
            try {
                made = start.bring(made, strategy(store, each), each.startedAt() == null);
                store.started(each.id(), "", clock.instant());
            } catch (PackageRefused | IllegalArgumentException | Refused e) {
                LOG.log(Level.ERROR, "the installed strategy " + each.name() + " did not come in", e);
                store.started(each.id(), String.valueOf(e.getMessage()), clock.instant());
            }
        }
        return made;
    }

    /** What was installed, as the releases take it in. */
    static PackagedStrategy strategy(PackageStore store, StoredPackage stored) {
        SignedPackage read = read(store, stored.id());
        StrategyContent content = new StrategyContent(read.manifest().name(), read.parts());
        JsonNode checks = JSON.readTree(store.checks(stored.id()).orElse("{}"));
        LinkedHashSet<String> authors = new LinkedHashSet<>(List.of(stored.importedBy()));
        if (stored.installedBy() != null) {
            authors.add(stored.installedBy());
        }
        return new PackagedStrategy(
                content.definition("live"),
                content.rules(),
                content.models().values().stream()
                        .map(model -> new PackagedStrategy.Model(
                                ModelCard.parse(model.card()),
                                model.onnx(),
                                checks.has(model.id()) ? checks.get(model.id()).toString() : null))
                        .toList(),
                List.copyOf(authors),
                "package " + stored.name() + " " + stored.version() + " by " + stored.publisher());
    }

    /** A package that is kept, whose key need not be trusted any more only to be looked at. */
    static SignedPackage read(PackageStore store, long id) {
        byte[] file = store.file(id);
        if (file == null) {
            throw new PackageRefused(Code.NOT_FOUND, "no package " + id);
        }
        PublisherKey signer = PublisherKey.of(store.keyOf(id).bytes());
        return SignedPackage.read(file, signer::equals);
    }
}
