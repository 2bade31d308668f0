package io.traider.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of the embedded server: small in memory, strict about durability. */
final class ServerTuning {
    static final Map<String, String> SETTINGS = settings();

    private ServerTuning() {}

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        // The embedding library is made for tests and switches durability off; both must be said.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "50");
        settings.put("shared_buffers", "96MB");
        settings.put("work_mem", "8MB");
        settings.put("maintenance_work_mem", "32MB");
        settings.put("wal_compression", "on");
        // Captured market data is not waited for; written out early, it is not in the way of a decision's commit.
        settings.put("wal_writer_delay", "20ms");
        settings.put("min_wal_size", "160MB");
        settings.put("max_wal_size", "1GB");
        settings.put("checkpoint_timeout", "10min");
        settings.put("checkpoint_completion_target", "0.9");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("max_worker_processes", "2");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("unix_socket_directories", "");
        settings.put("logging_collector", "on");
        settings.put("log_filename", "postgres-%a.log");
        settings.put("log_truncate_on_rotation", "on");
        settings.put("log_rotation_age", "1d");
        return Collections.unmodifiableMap(settings);
    }
}
