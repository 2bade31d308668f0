package io.traider.packages;

import io.traider.engine.ShippedFiles;
import io.traider.journal.release.PackageStore;
import io.traider.journal.release.Refused;
import io.traider.journal.release.StoredKey;
import io.traider.journal.release.StoredPackage;
import io.traider.packages.PackageRefused.Code;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How keys and packages come into the database, whether or not the platform runs. Blocking; for any thread. */
public final class PackageImport {

    private final PackageStore store;
    private final PackageCheck check;
    private final InstantSource clock;

    public PackageImport(PackageStore store, PackageCheck check, InstantSource clock) {
        this.store = store;
        this.check = check;
        this.clock = clock;
    }

    /**
     * Believes what a key signs from now on.
     *
     * @param key {@code ed25519:} and 64 hexadecimal digits
     * @param name of the publisher, who should have told the key themselves
     */
    public StoredKey trust(String key, String name, String by) {
        byte[] raw;
        try {
            raw = PublisherKey.parse(key).raw();
        } catch (IllegalArgumentException e) {
            throw new PackageRefused(Code.MALFORMED, String.valueOf(e.getMessage()), e);
        }
        if (name.isBlank() || name.strip().length() > 100) {
            throw new PackageRefused(Code.MALFORMED, "a publisher without a name. Maybe at most 100 characters");
        }
        return lawful(Code.TAKEN, () -> store.trust(raw, name.strip(), by, clock.instant()));
    }

    /**
     * Takes a package: its signature first, then everything in it is checked, which takes some seconds.
     *
     * @param file as its publisher wrote it
     */
    public StoredPackage bringIn(byte[] file, String by) {
        SignedPackage signed =
                SignedPackage.read(file, key -> store.trusted(key.raw()).isPresent());
        Manifest manifest = signed.manifest();
        if (ShippedFiles.strategyNames().contains(manifest.name())) {
            throw new PackageRefused(
                    Code.TAKEN, "a strategy that ships with the platform is called " + manifest.name() + " already");
        }
        Manifest.computed("the manifest", manifest.featureSet());
        StrategyContent content = new StrategyContent(manifest.name(), signed.parts());
        PackageReport report = check.check(content);
        if (!report.ok()) {
            throw new PackageRefused(Code.INVALID, String.join("; ", report.problems()));
        }
        new PackageModels(store).fit(content);
        long key = store.trusted(signed.key().raw())
                .map(StoredKey::id)
                .orElseThrow(() -> new PackageRefused(Code.UNTRUSTED, "nobody trusts " + signed.key() + " any more"));
        return lawful(
                Code.TAKEN,
                () -> store.add(
                        manifest.name(),
                        manifest.version(),
                        manifest.summary(),
                        signed.hash(),
                        file,
                        key,
                        checks(report),
                        by,
                        clock.instant()));
    }

    private static String checks(PackageReport report) {
        return report.models().stream()
                .map(model -> "\"" + model.model() + "\":" + model.json())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static <T> T lawful(Code otherwise, Supplier<T> change) {
        try {
            return change.get();
        } catch (Refused e) {
            boolean unique = String.valueOf(e.getMessage()).contains("unique constraint");
            throw new PackageRefused(unique ? Code.TAKEN : otherwise, words(e), e);
        }
    }

    /** What the database's laws mean to somebody who never saw its tables. */
    private static String words(Refused e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("strategy_package_installed")) {
            return "another version of it is installed. Maybe remove that first";
        }
        if (message.contains("strategy_package_")) {
            return "this package, or another of its name and version, is here already";
        }
        return message.contains("publisher_key_")
                ? "the key is trusted already, or its name is another key's"
                : message;
    }
}
