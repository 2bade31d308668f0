package io.traider;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/** The packages below the root are modules without cycles. */
class ModulesTest {

    /** Packages within a package belong to its face too: what of them is public is meant to be used. */
    public static final class WholePackages implements ApplicationModuleDetectionStrategy {

        @Override
        public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
            return ApplicationModuleDetectionStrategy.directSubPackage().getModuleBasePackages(root);
        }

        @Override
        public NamedInterfaces detectNamedInterfaces(JavaPackage base, ApplicationModuleInformation information) {
            return NamedInterfaces.builder(base)
                    .recursive()
                    .including(any -> true)
                    .build();
        }
    }

    @Test
    void modulesDependOnEachOtherWithoutCycles() {
        ApplicationModules.of("io.traider", new DoNotIncludeTests()).verify();
    }
}
