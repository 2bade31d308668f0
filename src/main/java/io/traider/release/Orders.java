package io.traider.release;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a child process is asked for. The process halts when its standard input ends, in whatever it is. */
final class Orders {

    private final BlockingQueue<byte[]> orders = new LinkedBlockingQueue<>();

    private Orders() {}

    /** Begins to listen. */
    static Orders from(InputStream in) {
        Orders orders = new Orders();
        Thread.ofPlatform().name("orders").daemon().start(() -> orders.listen(in));
        return orders;
    }

    private void listen(InputStream from) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(from))) {
            while (true) {
                orders.add(Frames.receive(in));
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    /** Whether nothing waits. */
    boolean none() {
        return orders.isEmpty();
    }

    /** The next one, when it is there. */
    byte[] take() throws InterruptedException {
        return orders.take();
    }
}
