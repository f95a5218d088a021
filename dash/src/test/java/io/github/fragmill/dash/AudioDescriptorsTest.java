package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.ImmersiveAudio;
import io.github.fragmill.core.media.SpeakerMask;
import io.github.fragmill.core.media.SpeakerMask.Vocabulary;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.protect.KeyId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AudioDescriptorsTest {

  private static final Layout LAYOUT = Layout.SINGLE_FILE;
  private static final SpeakerMask SURROUND = new SpeakerMask(Vocabulary.ENHANCED_AC3, 0xF801);

  private static Presentation audio(
      Layout layout,
      int configuration,
      Optional<SpeakerMask> speakers,
      Optional<ImmersiveAudio> immersive) {
    AudioFormat plain = Presentations.audioFormat(configuration, 6);
    Rendition rendition =
        Presentations.with(
            Presentations.audio(layout, "a"),
            AudioFormat.builder("ec-3", plain.sampleEntry())
                .samplingRateHertz(48_000)
                .channelConfiguration(configuration)
                .channelCount(6)
                .speakers(speakers)
                .immersive(immersive)
                .build());
    Rendition plainOne = Presentations.audio(layout, "plain");
    return Presentations.of(
        withKey(rendition, Presentations.HD_KEY), withKey(plainOne, Presentations.SD_KEY));
  }

  /** Keys of their own, so that ContentProtection stands beside what is tested. */
  private static Rendition withKey(Rendition rendition, KeyId keyId) {
    return Presentations.with(rendition, Presentations.protection(keyId, 1).orElseThrow());
  }

  private static WrittenManifest written(
      int configuration, Optional<SpeakerMask> speakers, Optional<ImmersiveAudio> immersive)
      throws Exception {
    return WrittenManifest.of(LAYOUT, audio(LAYOUT, configuration, speakers, immersive));
  }

  @Test
  void channels_indexAndLoudspeakers_index() throws Exception {
    WrittenManifest manifest = written(6, Optional.of(SURROUND), Optional.empty());

    assertThat(manifest.find("//*[@id='a']/AudioChannelConfiguration/@schemeIdUri"))
        .containsExactly("urn:mpeg:mpegB:cicp:ChannelConfiguration");
    assertThat(manifest.find("//*[@id='a']/AudioChannelConfiguration/@value")).containsExactly("6");
  }

  @ParameterizedTest
  @CsvSource({
    "ENHANCED_AC3, 0xA001, 'tag:dolby.com,2014:dash:audio_channel_configuration:2011', A001",
    "AC4, 0xC7, 'tag:dolby.com,2015:dash:audio_channel_configuration:2015', 0000C7"
  })
  void channels_loudspeakersWithoutIndex_dolbysScheme(
      Vocabulary vocabulary, int bits, String scheme, String value) throws Exception {
    WrittenManifest manifest =
        written(0, Optional.of(new SpeakerMask(vocabulary, bits)), Optional.empty());

    assertThat(manifest.find("//*[@id='a']/AudioChannelConfiguration/@schemeIdUri"))
        .containsExactly(scheme);
    assertThat(manifest.find("//*[@id='a']/AudioChannelConfiguration/@value"))
        .containsExactly(value);
  }

  @Test
  void supplementalProperties_plainAudio_none() throws Exception {
    assertThat(
            written(6, Optional.empty(), Optional.empty())
                .find("//Representation/SupplementalProperty"))
        .isEmpty();
  }

  @Test
  void supplementalProperties_jointObjects_typeAndComplexity() throws Exception {
    WrittenManifest manifest =
        written(6, Optional.of(SURROUND), Optional.of(new ImmersiveAudio.JointObjects(12)));

    assertThat(manifest.find("//Representation/SupplementalProperty/@schemeIdUri"))
        .containsExactly(
            "tag:dolby.com,2018:dash:EC3_ExtensionType:2018",
            "tag:dolby.com,2018:dash:EC3_ExtensionComplexityIndex:2018");
    assertThat(manifest.find("//Representation/SupplementalProperty/@value"))
        .containsExactly("JOC", "12");
  }

  @Test
  void supplementalProperties_virtualizedStereo_saysSo() throws Exception {
    WrittenManifest manifest =
        written(2, Optional.empty(), Optional.of(new ImmersiveAudio.VirtualizedStereo()));

    assertThat(manifest.find("//Representation/SupplementalProperty/@schemeIdUri"))
        .containsExactly("tag:dolby.com,2016:dash:virtualized_content:2016");
    assertThat(manifest.find("//Representation/SupplementalProperty/@value")).containsExactly("1");
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void write_everyDescriptor_isValid(Layout layout) throws Exception {
    DashSchema schema = DashSchema.require();
    byte[] document =
        WrittenManifest.of(
                layout,
                audio(
                    layout,
                    0,
                    Optional.of(SURROUND),
                    Optional.of(new ImmersiveAudio.JointObjects(16))))
            .bytes();

    assertThatCode(() -> schema.validate(document)).doesNotThrowAnyException();
  }
}
