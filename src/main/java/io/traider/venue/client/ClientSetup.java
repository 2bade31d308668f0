package io.traider.venue.client;

import java.net.http.HttpClient;
import java.time.Clock;

/**
 * What the connections to one venue share.
 *
 * @param maxBytes longest message that is taken whole
 * @param attempts keeps the venue's limit of connects
 * @param desk fetches snapshots
 */
record ClientSetup(HttpClient http, Clock clock, int maxBytes, AttemptWindow attempts, SnapshotDesk desk) {}
