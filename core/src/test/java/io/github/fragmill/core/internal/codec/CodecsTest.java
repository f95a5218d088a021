package io.github.fragmill.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.aac.AacCodec;
import io.github.fragmill.core.internal.codec.av1.Av1Codec;
import io.github.fragmill.core.internal.codec.avc.AvcCodec;
import io.github.fragmill.core.internal.codec.hevc.HevcCodec;
import io.github.fragmill.core.internal.codec.vp9.Vp9Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void audio_mp4a_isKnown() {
    assertThat(Codecs.audio("mp4a")).containsInstanceOf(AacCodec.class);
  }

  @Test
  void video_unknownOrAudio_isEmpty() {
    assertThat(Codecs.video("jpeg")).isEmpty();
    assertThat(Codecs.video("mp4a")).isEmpty();
  }

  @Test
  void audio_unknownOrVideo_isEmpty() {
    assertThat(Codecs.audio("sowt")).isEmpty();
    assertThat(Codecs.audio("avc1")).isEmpty();
  }
}
