package io.traider;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The class path of the running tests, for a test that starts a JVM of its own. */
public final class TestClasspath {

    private TestClasspath() {}

    /** Without the empty entries that some runners leave, which would mean the working directory. */
    public static String get() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
