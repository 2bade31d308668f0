package io.traider.console;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.di.ResourceProvider;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.SpringSecurityAutoConfiguration;
import com.vaadin.flow.spring.VaadinScopesConfig;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The console's own Spring context, a servlet container with Vaadin, below the platform's root context. It needs of the
 * root: the trading session, the journal's reader, and the users and tokens.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@AutoConfigurationPackage
@ComponentScan
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    SpringBootAutoConfiguration.class,
    SpringSecurityAutoConfiguration.class,
    VaadinScopesConfig.class
})
@Push(transport = Transport.WEBSOCKET_XHR)
@StyleSheet("context://aura/aura.css")
@StyleSheet("context://ui/console.css")
public class Console implements AppShellConfigurator {

    private static final int PORT = 8081;

    /** Before anything is drawn, the theme that was chosen last; without one the system's holds. */
    private static final String THEME =
            "const t=localStorage.getItem('traider-theme');if(t)document.documentElement.dataset.theme=t";

    /**
     * Starts the console below a context that holds what it shows. Its port is {@code traider.console.port}, 8081 where
     * that is not set; {@code 0} takes any free one, see {@link #port}. It listens on {@code traider.console.address}, on
     * the loopback interface where that is not set.
     */
    public static ConfigurableApplicationContext start(ConfigurableApplicationContext parent) {
        int port = parent.getEnvironment().getProperty("traider.console.port", Integer.class, PORT);
        String address = parent.getEnvironment().getProperty("traider.console.address", "127.0.0.1");
        return new SpringApplicationBuilder(Console.class)
                .parent(parent)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .resourceLoader(new DefaultResourceLoader(new PrebuiltFrontend(Console.class.getClassLoader())))
                .properties(Map.of("spring.config.name", "console", "server.address", address, "server.port", port))
                .run();
    }

    /** The port that a started console listens on. */
    public static int port(ConfigurableApplicationContext console) {
        Environment environment = console.getEnvironment();
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    @Bean
    ResourceProvider prebuiltFrontend() {
        return new PrebuiltFrontend(Console.class.getClassLoader());
    }

    @Override
    public void configurePage(AppShellSettings page) {
        page.setViewport(Viewport.DEFAULT);
        page.setPageTitle("TRAIDER");
        page.addFavIcon("icon", "ui/mark.svg", "any");
        page.addInlineWithContents(Inline.Position.PREPEND, THEME, Inline.Wrapping.JAVASCRIPT);
    }
}
