package io.traider.journal.release;

import io.traider.journal.release.StoredVersion.Origin;

/**
 * What a list says of a version, without its text.
 *
 * @param number from 1 on for each key
 * @param hash of what decides, hexadecimal
 */
public record VersionHead(int number, String hash, Origin origin) {}
