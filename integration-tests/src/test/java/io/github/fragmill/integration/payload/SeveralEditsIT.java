package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.clips.EditedClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.Packet;
import io.github.fragmill.integration.tools.PacketStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several pieces of media: ffmpeg, which follows the edit list of the source, presents the same. It
 * takes an empty edit between pieces for media, so clips with pauses are left to others.
 */
class SeveralEditsIT {

  /** At an edit, ffmpeg presents the frame of audio that it goes through from its middle on. */
  private static final int AUDIO_FRAME_TICKS = 1024;

  private final Path directory;

  SeveralEditsIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @EnumSource(names = {"A_SECOND_LEFT_OUT", "TWO_THAT_ARE_ONE"})
  void packageTo_severalEdits_presentsTheSameFrames(EditedClip clip) throws Exception {
    Map<String, Long> source = presented(source(clip, "video"));
    assertThat(upTo(last(source), presented(output(clip, "video")))).isNotEmpty().isEqualTo(source);
  }

  @ParameterizedTest
  @EnumSource(names = {"A_SECOND_LEFT_OUT", "TWO_THAT_ARE_ONE"})
  void packageTo_severalEdits_presentsAudioWhenTheSourceDoes(EditedClip clip) throws Exception {
    Map<String, Long> source = presented(source(clip, "audio"));
    Map<String, Long> output = upTo(last(source), presented(output(clip, "audio")));
    int found = 0;
    for (Map.Entry<String, Long> sample : source.entrySet()) {
      Long ticks = output.get(sample.getKey());
      if (ticks != null) {
        assertThat(ticks - sample.getValue()).isBetween(0L, (long) AUDIO_FRAME_TICKS);
        found++;
      }
    }
    assertThat(found).isGreaterThan(50).isBetween(source.size() - 2, source.size());
    assertThat(found).isBetween(output.size() - 2, output.size());
  }

  /** Returns what every sample holds, and when it is presented. */
  private static Map<String, Long> presented(PacketStream stream) {
    Map<String, Long> presented = new HashMap<>();
    for (Packet packet : stream.packets()) {
      if (!packet.isDiscarded() && packet.presentationTicks() >= 0) {
        presented.put(packet.hash(), packet.presentationTicks());
      }
    }
    return presented;
  }

  private static long last(Map<String, Long> presented) {
    return presented.values().stream().max(Long::compare).orElseThrow();
  }

  /** In fragments, ffprobe does not leave out what is after the end of an edit. */
  private static Map<String, Long> upTo(long lastTicks, Map<String, Long> presented) {
    Map<String, Long> rest = new HashMap<>(presented);
    rest.values().removeIf(ticks -> ticks > lastTicks);
    return rest;
  }

  private static PacketStream source(EditedClip clip, String type) throws Exception {
    return only(Ffprobe.require().list(clip.file(), Times.PRESENTATION), type);
  }

  private PacketStream output(EditedClip clip, String type) throws Exception {
    PackagedTrack track =
        PackagedClip.of(clip.file(), Mode.CBCS, Layout.SINGLE_FILE, directory).first(type);
    return only(
        Ffprobe.require().decrypt(track.file(), Times.PRESENTATION, Mode.CBCS.key().keyHex()),
        type);
  }

  private static PacketStream only(List<PacketStream> streams, String type) {
    return streams.stream().filter(it -> it.type().equals(type)).findFirst().orElseThrow();
  }
}
