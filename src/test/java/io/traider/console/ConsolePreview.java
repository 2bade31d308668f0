package io.traider.console;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

final class ConsolePreview {
    @Configuration
    static class Root {}

    public static void main(String[] args) {
        ConfigurableApplicationContext root = new SpringApplicationBuilder(Root.class).web(WebApplicationType.NONE).run();
        ConfigurableApplicationContext console = Console.start(root);
        System.out.println("http://localhost:" + Console.port(console));
    }
}
