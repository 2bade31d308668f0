package io.traider.console;

import com.vaadin.flow.di.ResourceProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows Vaadin its own prebuilt browser bundle where it looks for a built one, so that a build needs neither Node nor
 * Vaadin's Maven plugin and no second copy of the bundle: {@code META-INF/VAADIN/...} reads
 * {@code vaadin-prod-bundle/...} of the jar of that name.
 *
 * <p>Vaadin reads some files through the class loader of the servlet container and others through its
 * {@link ResourceProvider}; this is both.
 */
final class PrebuiltFrontend extends ClassLoader implements ResourceProvider {

    private static final String BUILT = "META-INF/VAADIN/";
    private static final String PREBUILT = "vaadin-prod-bundle/";

    PrebuiltFrontend(ClassLoader parent) {
        super("prebuilt-frontend", parent);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return name.startsWith(BUILT) ? getParent().getResource(prebuilt(name)) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return name.startsWith(BUILT) ? getParent().getResources(prebuilt(name)) : Collections.emptyEnumeration();
    }

    @Override
    public @Nullable URL getApplicationResource(String path) {
        return getResource(path);
    }

    @Override
    public List<URL> getApplicationResources(String path) throws IOException {
        return new ArrayList<>(Collections.list(getResources(path)));
    }

    @Override
    public @Nullable URL getClientResource(String path) {
        return getResource(path);
    }

    @Override
    public InputStream getClientResourceAsStream(String path) throws IOException {
        InputStream stream = getResourceAsStream(path);
        if (stream == null) {
            throw new IOException("no resource " + path + " on the class path");
        }
        return stream;
    }

    private static String prebuilt(String name) {
        return PREBUILT + name.substring(BUILT.length());
    }
}
