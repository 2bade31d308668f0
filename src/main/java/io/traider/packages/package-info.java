/**
 * Strategies as packages that people give to each other.
 *
 * <p>A {@link io.traider.packages.StrategyContent} is everything that a strategy consists of: its definition with parameters,
 * capital and mode, its rules and scenarios, its models with their cards, and perhaps the
 * {@link io.traider.packages.TrackRecord} that its publisher measured. A folder holds it while somebody works on it
 * ({@link io.traider.packages.StrategyFolder}); a {@link io.traider.packages.SignedPackage} holds it as one file, in which a
 * {@link io.traider.packages.Manifest} names each part by its SHA-256 and a publisher's Ed25519 key signs the manifest.
 *
 * <p>Nothing in such a file is believed before its signature is checked against the keys that an administrator trusts, and
 * nothing of it runs before its rules passed the gate and its models the forge, each in a process of its own. What is
 * installed comes in while the platform trades, and begins in the shadow.
 */
@NullMarked
package io.traider.packages;

import org.jspecify.annotations.NullMarked;
