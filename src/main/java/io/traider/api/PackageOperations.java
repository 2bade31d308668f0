package io.traider.api;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.traider.journal.release.StoredKey;
import io.traider.packages.PackageDesk;
import io.traider.packages.PackageView;
import io.traider.packages.PublisherKey;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code packages.graphqls}: strategies that others gave away, and whose keys are trusted. */
@Controller
class PackageOperations {

    private final PackageDesk desk;

    PackageOperations(PackageDesk desk) {
        this.desk = desk;
    }

    @QueryMapping
    Mono<List<PackageView>> strategyPackages() {
        return PackageCalls.later(desk::list);
    }

    @QueryMapping
    Mono<PackageView> strategyPackage(@Argument String id) {
        return PackageCalls.later(() -> desk.find(PackageCalls.id(id)).orElse(null));
    }

    @QueryMapping
    Mono<List<StoredKey>> publisherKeys() {
        return PackageCalls.later(desk::keys);
    }

    @MutationMapping
    Mono<StoredKey> trustPublisher(@Argument String key, @Argument String name, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return PackageCalls.later(() -> desk.trust(key, name, caller.getName()));
    }

    @MutationMapping
    Mono<StoredKey> distrustPublisher(@Argument String id, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        long number = PackageCalls.id(id);
        return PackageCalls.later(() -> {
            desk.distrust(number, caller.getName());
            return desk.keys().stream()
                    .filter(key -> key.id() == number)
                    .findFirst()
                    .orElse(null);
        });
    }

    @MutationMapping
    Mono<PackageView> installStrategyPackage(@Argument String id, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return PackageCalls.later(() -> desk.install(PackageCalls.id(id), caller.getName()));
    }

    @MutationMapping
    Mono<PackageView> removeStrategyPackage(@Argument String id, DataFetchingEnvironment environment) {
        Caller caller = Caller.of(environment);
        return PackageCalls.later(() -> desk.remove(PackageCalls.id(id), caller.getName()));
    }

    @SubscriptionMapping
    Flux<Integer> strategyPackagesChanged() {
        return Conflating.<Long>of(
                        Live.ROOM, _ -> "packages", () -> List.of(0L), listener -> desk.listen(listener::accept))
                .publishOn(Schedulers.boundedElastic())
                .map(_ -> desk.list().size())
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Where fields come from that are not of the same name. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        RuntimeWiringConfigurer packageFields(PackageDesk desk) {
            return schema -> of(schema, desk);
        }
    }

    private static void of(RuntimeWiring.Builder schema, PackageDesk desk) {
        Fields.of("StrategyPackage", PackageView.class)
                .field("id", each -> each.stored().id())
                .field("name", each -> each.stored().name())
                .field("version", each -> each.stored().version())
                .field("summary", each -> each.stored().summary())
                .field("hash", each -> each.stored().hash())
                .field("publisher", each -> each.stored().publisher())
                .field("featureSet", each -> each.manifest().featureSet())
                .field("createdTime", each -> each.manifest().at())
                .field("parts", each -> each.manifest().parts())
                .field("problem", each -> each.stored().problem())
                .field("importedBy", each -> each.stored().importedBy())
                .field("importedTime", each -> each.stored().importedAt())
                .field("installedBy", each -> each.stored().installedBy())
                .field("installedTime", each -> each.stored().installedAt())
                .field("readme", each -> desk.readme(each.stored().id()))
                .into(schema);
        Fields.of("PublisherKey", StoredKey.class)
                .field("key", key -> PublisherKey.of(key.bytes()).toString())
                .field("trustedTime", StoredKey::trustedAt)
                .field("distrustedTime", StoredKey::distrustedAt)
                .into(schema);
    }
}
