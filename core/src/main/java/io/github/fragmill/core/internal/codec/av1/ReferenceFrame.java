package io.github.fragmill.core.internal.codec.av1;

import java.util.List;

/**
 * What later frame headers depend on in a decoded frame (AV1 specification, 7.20).
 *
 * @param type frame_type
 * @param upscaledWidth in pixels, after super-resolution
 * @param frameHeight in pixels
 * @param orderHint OrderHint
 * @param quantizerDeltas what each segment adds to the quantizer index
 */
record ReferenceFrame(
    int type, int upscaledWidth, int frameHeight, int orderHint, List<Integer> quantizerDeltas) {}
