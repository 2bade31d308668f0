package io.traider.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.communication.PushConnection;
import io.traider.domain.Step;
import io.traider.session.SessionState;
import io.traider.session.TradingSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * The one listener that the console has at the session. Four times a second it hands the newest moment to every part of
 * every page that is looked at, all parts of a page in one go. A page that is still drawing the last one is left out, so nothing ever queues.
 */
@org.springframework.stereotype.Component
class Live implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final long EVERY_MILLIS = 250;

    private final TradingSession session;
    private final Map<UI, Page> pages = new ConcurrentHashMap<>();
    private final AtomicLong decisions = new AtomicLong();
    private final AtomicLong orders = new AtomicLong();
    private final AtomicLong alerts = new AtomicLong();
    private final AutoCloseable steps;
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("console-", 0).factory());
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("console-beat").factory());

    /**
     * What a page is drawn from.
     *
     * @param decisions steps with a decision, heard since the console started
     * @param orders steps with a change of an order, heard since the console started
     * @param alerts steps with a change of an alert, heard since the console started
     */
    record Moment(SessionState state, long decisions, long orders, long alerts) {}

    /** A page, the parts of it that are drawn, and whether that is going on. */
    private static final class Page {
        private final List<Consumer<Moment>> parts = new CopyOnWriteArrayList<>();
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile boolean hidden;
    }

    Live(TradingSession session) {
        this.session = session;
        this.steps = session.listen(this::heard);
        beat.scheduleAtFixedRate(this::tell, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The newest moment. */
    Moment now() {
        return new Moment(session.state(), decisions.get(), orders.get(), alerts.get());
    }

    /** Draws with the newest moment as soon as the component is on a page, and again and again until it leaves. */
    void follow(Component component, Consumer<Moment> draw) {
        component.addAttachListener(attached -> {
            UI ui = attached.getUI();
            page(ui).parts.add(draw);
            draw.accept(now());
            component.addDetachListener(detached -> {
                page(ui).parts.remove(draw);
                detached.unregisterListener();
            });
        });
    }

    private Page page(UI ui) {
        return pages.computeIfAbsent(ui, fresh -> {
            fresh.addDetachListener(gone -> pages.remove(fresh));
            return new Page();
        });
    }

    /** Takes note of whether anybody looks at a page. */
    void looked(UI ui, boolean looked) {
        page(ui).hidden = !looked;
    }

    /** Shows an answer that comes later, on the page of whoever asked, and never on the thread that brings it. */
    <T> void show(Component asker, CompletionStage<T> answer, BiConsumer<T, Throwable> draw) {
        UI ui = asker.getUI().orElseThrow(() -> new IllegalStateException("only a component on a page can ask"));
        answer.whenCompleteAsync((value, failure) -> access(ui, () -> draw.accept(value, failure)), workers);
    }

    /** Asks what may block, such as the database, and shows the answer on the page of whoever asked. */
    <T> void ask(Component asker, Supplier<T> question, BiConsumer<T, Throwable> draw) {
        show(asker, CompletableFuture.supplyAsync(question, workers), draw);
    }

    /** How many parts of pages are told. */
    int listeners() {
        return pages.values().stream().mapToInt(page -> page.parts.size()).sum();
    }

    private void heard(Step step) {
        if (!step.decisions().isEmpty()) {
            decisions.incrementAndGet();
        }
        if (!step.orders().isEmpty() || !step.fills().isEmpty()) {
            orders.incrementAndGet();
        }
        if (!step.alerts().isEmpty()) {
            alerts.incrementAndGet();
        }
    }

    private void tell() {
        Moment moment = now();
        pages.forEach((ui, page) -> {
            if (!page.hidden && page.busy.compareAndSet(false, true)) {
                workers.execute(() -> draw(ui, page, moment));
            }
        });
    }

    private void draw(UI ui, Page page, Moment moment) {
        boolean there = access(ui, () -> {
            try {
                if (reachable(ui)) {
                    page.parts.forEach(part -> part.accept(moment));
                }
            } finally {
                page.busy.set(false);
            }
        });
        if (!there) {
            pages.remove(ui);
        }
    }

    /** A page whose connection is gone would only gather what it missed. */
    private static boolean reachable(UI ui) {
        PushConnection connection = ui.getInternals().getPushConnection();
        return connection != null && connection.isConnected();
    }

    private static boolean access(UI ui, Runnable draw) {
        try {
            ui.access(draw::run);
            return true;
        } catch (UIDetachedException e) {
            LOG.debug("a page was closed before it could be told");
            return false;
        }
    }

    @Override
    public void destroy() throws Exception {
        steps.close();
        beat.shutdownNow();
        workers.shutdown();
    }
}
