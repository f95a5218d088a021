package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffmpeg;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.Packet;
import io.github.fragmill.integration.tools.PacketStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segment files of somebody else's packager, read as one source. */
class SegmentFilesPayloadIT {

  private final Path directory;

  SegmentFilesPayloadIT(@TempDir Path directory) {
    this.directory = directory;
  }

  /** Returns what ffmpeg's DASH packager makes of the video: initialization, then segments. */
  private List<Path> segments() throws Exception {
    Path clip = OwnClip.MOOV_LAST.file();
    String options = " -map 0:v -c copy -f dash -seg_duration 1 -use_template 1";
    Ffmpeg.require()
        .run(
            List.of(("-i " + clip + options).strip().split(" +", -1)),
            directory.resolve("theirs.mpd"));
    List<Path> files = new ArrayList<>(List.of(directory.resolve("init-stream0.m4s")));
    for (int number = 1; ; number++) {
      Path segment = directory.resolve(String.format("chunk-stream0-%05d.m4s", number));
      if (!Files.exists(segment)) {
        assertThat(files).hasSizeGreaterThan(3);
        return files;
      }
      files.add(segment);
    }
  }

  private static Source concat(List<Path> files) {
    return Source.concat("segments", files.stream().map(Source::file).toArray(Source[]::new));
  }

  private Path inOneFile(List<Path> files) throws IOException {
    Path whole = directory.resolve("whole.mp4");
    try (OutputStream stream = Files.newOutputStream(whole)) {
      for (Path file : files) {
        Files.copy(file, stream);
      }
    }
    return whole;
  }

  @Test
  void packageTo_segmentFiles_othersReadTheSource() throws Exception {
    List<Path> files = segments();
    PackagedTrack track = packaged(files, "all");
    PacketStream source = SourcePackets.track(inOneFile(files), track.sourceTrackId(), Times.MEDIA);
    output(track).assertSameMedia(track.id(), source);
  }

  /** A recording that begins in the middle of a stream is presented from 0. */
  @Test
  void packageTo_laterSegmentsOnly_beginAtZero() throws Exception {
    List<Path> files = segments();
    files.remove(1);
    PackagedTrack track = packaged(files, "later");
    PacketStream output = output(track);
    output.assertSameMedia(
        track.id(), SourcePackets.track(inOneFile(files), track.sourceTrackId(), Times.MEDIA));
    assertThat(output.packets().stream().mapToLong(Packet::decodeTicks).min()).hasValue(0);
  }

  private PackagedTrack packaged(List<Path> files, String name) throws IOException {
    return PackagedClip.of(
            Packagers.of(concat(files), Mode.CBCS, Layout.SINGLE_FILE), directory.resolve(name))
        .first("video");
  }

  private static PacketStream output(PackagedTrack track) throws Exception {
    return Ffprobe.require().decrypt(track.file(), Times.MEDIA, Mode.CBCS.key().keyHex()).get(0);
  }
}
