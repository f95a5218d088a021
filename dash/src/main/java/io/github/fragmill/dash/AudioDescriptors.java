package io.github.fragmill.dash;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.ImmersiveAudio;
import io.github.fragmill.core.media.SpeakerMask;
import io.github.fragmill.dash.internal.xml.DescriptorElement;
import java.util.List;

/**
 * How a manifest describes audio beyond codec and sampling rate (ISO/IEC 23009-1:2022, 5.8.4.7).
 */
final class AudioDescriptors {

  /** The value is an index into the table of loudspeaker layouts of ISO/IEC 23091-3. */
  private static final String CICP_CHANNELS = "urn:mpeg:mpegB:cicp:ChannelConfiguration";

  /** ETSI TS 102 366, I.1.2.1: a channel map as four hexadecimal digits. */
  private static final String ENHANCED_AC3_CHANNELS =
      "tag:dolby.com,2014:dash:audio_channel_configuration:2011";

  /** ETSI TS 103 190-2, G.3.3.2: speaker groups as six hexadecimal digits. */
  private static final String AC4_CHANNELS =
      "tag:dolby.com,2015:dash:audio_channel_configuration:2015";

  /** Where nothing else is known: players read the value of this scheme as a number of channels. */
  private static final String CHANNEL_COUNT =
      "urn:mpeg:dash:23003:3:audio_channel_configuration:2011";

  /** ETSI TS 103 420, D.2. */
  private static final String ENHANCED_AC3_EXTENSION =
      "tag:dolby.com,2018:dash:EC3_ExtensionType:2018";

  private static final String ENHANCED_AC3_COMPLEXITY =
      "tag:dolby.com,2018:dash:EC3_ExtensionComplexityIndex:2018";

  /** ETSI TS 103 190-2, G.2.12.1. */
  private static final String VIRTUALIZED = "tag:dolby.com,2016:dash:virtualized_content:2016";

  private AudioDescriptors() {}

  /** Returns AudioChannelConfiguration: an index where there is one, as Dolby prefers it too. */
  static DescriptorElement channels(AudioFormat audio) {
    if (audio.channelConfiguration() != 0) {
      return new DescriptorElement(CICP_CHANNELS, Integer.toString(audio.channelConfiguration()));
    }
    return audio
        .speakers()
        .map(mask -> new DescriptorElement(scheme(mask.vocabulary()), mask.toHex()))
        .orElseGet(
            () -> new DescriptorElement(CHANNEL_COUNT, Integer.toString(audio.channelCount())));
  }

  private static String scheme(SpeakerMask.Vocabulary vocabulary) {
    return switch (vocabulary) {
      case ENHANCED_AC3 -> ENHANCED_AC3_CHANNELS;
      case AC4 -> AC4_CHANNELS;
    };
  }

  /** Returns SupplementalProperty elements, none for audio that is not immersive. */
  static List<DescriptorElement> supplementalProperties(AudioFormat audio) {
    return audio.immersive().map(AudioDescriptors::properties).orElse(List.of());
  }

  private static List<DescriptorElement> properties(ImmersiveAudio immersive) {
    if (immersive instanceof ImmersiveAudio.JointObjects objects) {
      return List.of(
          new DescriptorElement(ENHANCED_AC3_EXTENSION, "JOC"),
          new DescriptorElement(
              ENHANCED_AC3_COMPLEXITY, Integer.toString(objects.complexityIndex())));
    }
    return List.of(new DescriptorElement(VIRTUALIZED, "1"));
  }
}
