package io.github.fragmill.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.av1.Av1Codec;
import io.github.fragmill.core.internal.codec.avc.AvcCodec;
import io.github.fragmill.core.internal.codec.hevc.HevcCodec;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.vp9.Vp9Codec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecsTest {

  @ParameterizedTest
  @ValueSource(strings = {"avc1", "avc3"})
  void video_avc_isKnown(String type) {
    assertThat(Codecs.video(type)).containsInstanceOf(AvcCodec.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hvc1", "hev1", "dvh1", "dvhe"})
  void video_hevc_isKnown(String type) {
    assertThat(Codecs.video(type)).containsInstanceOf(HevcCodec.class);
  }

  @Test
  void video_av01AndVp09_areKnown() {
    assertThat(Codecs.video("av01")).containsInstanceOf(Av1Codec.class);
    assertThat(Codecs.video("vp09")).containsInstanceOf(Vp9Codec.class);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4a, AacCodec, esds",
    ".mp3, Mp3Codec,",
    "ac-3, Ac3Codec, dac3",
    "ec-3, EnhancedAc3Codec, dec3",
    "ac-4, Ac4Codec, dac4",
    "Opus, OpusCodec, dOps",
    "fLaC, FlacCodec, dfLa",
    "alac, AlacCodec, alac"
  })
  void audio_packagedType_isKnownWithItsConfiguration(String type, String name, String boxType) {
    AudioCodec codec = Codecs.audio(type).orElseThrow();

    assertThat(codec.getClass().getSimpleName()).isEqualTo(name);
    assertThat(codec.configurationBoxType()).isEqualTo(Optional.ofNullable(boxType));
  }

  @Test
  void video_unknownOrAudio_isEmpty() {
    assertThat(Codecs.video("jpeg")).isEmpty();
    assertThat(Codecs.video("mp4a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sowt", "avc1", "opus", "FLAC", "AC-3", "dtsc", "mlpa", "samr"})
  void audio_unknownOrVideo_isEmpty(String type) {
    assertThat(Codecs.audio(type)).isEmpty();
  }
}
