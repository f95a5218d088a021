package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.clips.TrimmedClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.Packet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a clip that presents a part of its media, that part and what it is decoded from is there. */
class TrimmedClipPayloadIT {

  private static final Pattern BANDWIDTH = Pattern.compile("video-180\" bandwidth=\"(\\d+)\"");
  private static final int BITS_PER_BYTE = 8;

  private final Path directory;

  TrimmedClipPayloadIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @EnumSource
  void packageTo_trimmedClip_othersDecryptTheSourcesSamples(TrimmedClip clip) throws Exception {
    for (Mode mode : Mode.OF_PLAYERS) {
      for (Layout layout : Packagers.LAYOUTS) {
        PayloadProof proof =
            PayloadProof.of(clip.file(), mode, layout, directory).expectingPart(true);
        proof.assertFfmpegFindsTheSource();
        if (mode.encrypts()) {
          proof.assertShakaPackagerFindsTheSource();
        }
      }
    }
  }

  /** 61 frames are shown, from one second after the sync sample at 4 s, number 100, on. */
  @Test
  void packageTo_editedClip_holdsNothingElse() throws Exception {
    Path clip = TrimmedClip.EDITED.file();
    PackagedClip packaged = PackagedClip.of(clip, Mode.CLEAR, Layout.SINGLE_FILE, directory);

    List<Packet> frames = packets(packaged.first("video"));
    assertThat(frames.get(0).hash()).isEqualTo(source(clip, packaged.first("video"), 100).hash());
    assertThat(frames).hasSizeBetween(25 + 61, 25 + 61 + 3);
    assertThat(packets(packaged.first("audio"))).hasSizeBetween(3 + 105, 3 + 107);
  }

  @Test
  void packageTo_editedClip_bandwidthIsOfThePart() throws Exception {
    PackagedClip packaged =
        PackagedClip.of(TrimmedClip.EDITED.file(), Mode.CLEAR, Layout.SINGLE_FILE, directory);
    Matcher bandwidth =
        BANDWIDTH.matcher(Files.readString(packaged.directory().resolve("manifest.mpd")));
    assertThat(bandwidth.find()).isTrue();
    double average =
        Files.size(packaged.first("video").file()) * BITS_PER_BYTE / TrimmedClip.EDITED.seconds();
    assertThat(Double.parseDouble(bandwidth.group(1))).isBetween(average * 0.9, average * 1.5);
  }

  private static List<Packet> packets(PackagedTrack track) throws Exception {
    return Ffprobe.require().list(track.file(), Times.MEDIA).get(0).packets();
  }

  private static Packet source(Path clip, PackagedTrack track, int number) throws Exception {
    return SourcePackets.track(clip, track.sourceTrackId(), Times.MEDIA).packets().get(number);
  }
}
