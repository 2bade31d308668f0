package io.traider.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were measured on. */
record Machine(String cpu, int cores, String jdk, double load) {

    static Machine here() {
        return new Machine(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor.version") + " " + Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Resident memory of a process in MiB; {@code -1} where the system does not say. */
    static long residentMib(long pid) {
        return number(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:") / 1024;
    }

    private static long number(Path file, String field) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1L);
        } catch (IOException e) {
            return -1;
        }
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    @Override
    public String toString() {
        return "%s, %d cores, Java %s, load %.1f".formatted(cpu, cores, jdk, load);
    }
}
