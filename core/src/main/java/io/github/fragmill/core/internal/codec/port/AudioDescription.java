package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.media.SampleEntry;
import java.util.Map;

/**
 * An audio sample entry (ISO/IEC 14496-12, 12.2.3), taken apart; QuickTime's versions 1 and 2 have
 * been brought to the ISO form.
 *
 * @param path the place in the box tree, for messages
 * @param entry the whole entry
 * @param channelCount as the entry says, which codecs may know better
 * @param samplingRateHertz as the entry says, which codecs may know better
 * @param boxes the content (without size and type) of the first child box of each type
 * @param firstSample for what only the bitstream says
 */
public record AudioDescription(
    String path,
    SampleEntry entry,
    int channelCount,
    int samplingRateHertz,
    Map<String, byte[]> boxes,
    FirstSample firstSample)
    implements EntryDescription {}
