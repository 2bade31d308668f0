package io.traider.simulator;

import java.nio.charset.StandardCharsets;

/**
 * An answer over HTTP.
 *
 * @param status of HTTP
 * @param body JSON
 * @param weight what the request counts towards Binance's limit, sent back in a header
 */
record RestAnswer(int status, byte[] body, int weight) {

    static RestAnswer of(int status, String json) {
        return new RestAnswer(status, json.getBytes(StandardCharsets.UTF_8), 1);
    }
}
