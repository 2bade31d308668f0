package io.traider.venue.route;

import io.traider.domain.Venue;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.impl.engine.PooledProcessorExchangeFactory;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The routes of one file, started: a Camel context of their own, made for speed on the caller's thread. */
final class RouteSet implements AutoCloseable {

    private static final int EXCHANGES = 16;

    private final DefaultCamelContext context;
    private final Map<Venue, FramesConsumer> consumers;

    private RouteSet(DefaultCamelContext context, Map<Venue, FramesConsumer> consumers) {
        this.context = context;
        this.consumers = consumers;
    }

    /**
     * Starts the routes of a text.
     *
     * @param steps what routes can name, by the name
     * @param venues that the routes must start from, no others
     * @throws RouteException when it cannot be read or started; nothing is left behind
     */
    static RouteSet start(String file, String text, Map<String, Processor> steps, Set<Venue> venues) {
        FramesComponent frames = new FramesComponent();
        DefaultCamelContext context = context(file, frames, steps);
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file, text));
            context.start();
            check(file, frames.consumers().keySet(), venues);
            return new RouteSet(context, frames.consumers());
        } catch (RouteException e) {
            context.stop();
            throw e;
        } catch (Exception e) {
            context.stop();
            throw new RouteException(file + ": " + rootMessage(e), e);
        }
    }

    private static DefaultCamelContext context(String file, FramesComponent frames, Map<String, Processor> steps) {
        DefaultCamelContext context = new DefaultCamelContext(false);
        context.getCamelContextExtension().setName(file.replaceAll("\\W", "-"));
        context.disableJMX();
        context.setLoadTypeConverters(false);
        context.setTypeConverterStatisticsEnabled(false);
        context.setStreamCaching(false);
        context.setMessageHistory(false);
        context.setSourceLocationEnabled(true);
        context.getGlobalEndpointConfiguration().setAutowiredEnabled(false);
        context.getShutdownStrategy().setTimeout(2);
        context.getInflightRepository().setInflightBrowseEnabled(false);
        var extension = context.getCamelContextExtension();
        extension.setErrorHandlerFactory(new NoErrorHandlerDefinition());
        extension.setExchangeFactory(new PooledExchangeFactory());
        extension.getExchangeFactory().setCapacity(EXCHANGES);
        extension.setProcessorExchangeFactory(new PooledProcessorExchangeFactory());
        extension.getProcessorExchangeFactory().setCapacity(EXCHANGES);
        context.addComponent("frames", frames);
        steps.forEach((name, step) -> context.getRegistry().bind(name, step));
        return context;
    }

    private static void check(String file, Set<Venue> found, Set<Venue> wanted) {
        if (!found.equals(wanted)) {
            throw new RouteException(
                    file + " has routes from " + new TreeSet<>(found) + ", but has to have one from each of "
                            + new TreeSet<>(wanted) + ". Maybe a route's 'from: uri: frames:VENUE' is missing",
                    null);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    FramesConsumer consumer(Venue venue) {
        FramesConsumer consumer = consumers.get(venue);
        if (consumer == null) {
            throw new IllegalStateException("no route from frames:" + venue);
        }
        return consumer;
    }

    @Override
    public void close() {
        context.stop();
    }
}
