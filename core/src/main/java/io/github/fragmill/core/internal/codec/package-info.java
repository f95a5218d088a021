/**
 * Knowledge of codecs: the registry, and what a codec answers. Each codec lives in a package of its
 * own below; nothing outside asks a codec anything but {@code TrackFormat}'s questions.
 */
package io.github.fragmill.core.internal.codec;
