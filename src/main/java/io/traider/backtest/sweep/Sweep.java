package io.traider.backtest.sweep;

import io.traider.backtest.BacktestResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Does the jobs of a sweep that are not done yet, on some threads. */
public final class Sweep {

    /** Who does jobs, on one thread; closed after the last. */
    public interface Worker extends AutoCloseable {

        BacktestResult run(SweepJob job) throws IOException;

        @Override
        default void close() {}
    }

    /** Hears of every job that is done, on the thread that did it, one at a time. */
    @FunctionalInterface
    public interface Progress {

        /**
         * @param done jobs that are done, those of before included
         * @param of all jobs
         * @return whether to go on
         */
        boolean done(int done, int of);
    }

    private final List<SweepJob> jobs;
    private final SweepFolder folder;
    private final AtomicInteger next = new AtomicInteger();
    private int done;
    private volatile boolean stopped;

    /** @param jobs those to be done here; what is in the folder is not done again */
    public Sweep(List<SweepJob> jobs, SweepFolder folder) {
        this.jobs = List.copyOf(jobs);
        this.folder = folder;
    }

    /**
     * Works until all is done, somebody says stop, or a job fails.
     *
     * @param workers makes a worker for each thread, on that thread
     * @return whether every job is done
     * @throws IOException the first failure of a job
     */
    public boolean run(int threads, Callable<Worker> workers, Progress progress) throws IOException {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("sweep-", 1).factory())) {
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    work(workers, progress);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            return done == jobs.size();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io
                    ? io
                    : new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work(Callable<Worker> workers, Progress progress) throws Exception {
        try (Worker worker = workers.call()) {
            for (int at = next.getAndIncrement(); at < jobs.size() && !stopped; at = next.getAndIncrement()) {
                SweepJob job = jobs.get(at);
                if (folder.find(job).isEmpty()) {
                    folder.put(JobResult.of(job, worker.run(job)));
                }
                tell(progress);
            }
        } catch (Exception | Error e) {
            stopped = true;
            throw e;
        }
    }

    private synchronized void tell(Progress progress) {
        done++;
        if (!progress.done(done, jobs.size())) {
            stopped = true;
        }
    }
}
