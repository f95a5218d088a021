package io.github.fragmill.core.internal.codec.aac;

import java.util.List;

/**
 * What frames of AAC are made of, without what SBR and PS make of them.
 *
 * @param objectType of the core
 * @param samplingRateHertz of the core
 * @param frameSamples 1024 or 960, at that rate
 * @param elements what each frame has, in this order
 * @param isExtensionKnown whether the configuration says if frames hold SBR and PS, so that a
 *     decoder need not wait for the first frame that does
 */
record CoreConfig(
    int objectType,
    int samplingRateHertz,
    int frameSamples,
    List<ChannelElement> elements,
    boolean isExtensionKnown) {

  CoreConfig {
    elements = List.copyOf(elements);
  }
}
