package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.clips.LateClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.tools.Ffmpeg;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.Packet;
import io.github.fragmill.integration.tools.ShakaPackager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tracks that begin late, or make a pause, are presented from the beginning on: ffmpeg decodes
 * silence there and the source's audio at its times, and shows the first frame.
 */
@Execution(ExecutionMode.CONCURRENT)
class LateTrackIT {

  private static final int FRAME_TICKS = 1024;

  /** What decoders leave out of a stream of Opus: here, of the silence in front. */
  private static final int OPUS_PRE_SKIP_SAMPLES = 312;

  /** Opus takes this long until its audio does not depend on what was before. */
  private static final int OPUS_PRE_ROLL_SAMPLES = 48_000 / 5;

  /** A thousandth of the greatest value: what is left of the difference then. */
  private static final int OPUS_DIFFERENCE = 32;

  private static final int BYTES_PER_SAMPLE = 2 * Short.BYTES;

  private final Path directory;

  LateTrackIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PAUSE", "LATE_VIDEO", "LATE_VIDEO_IN_FRAGMENTS"})
  void packageTo_lateAudio_isSilenceAndThenTheSources(LateClip clip) throws Exception {
    byte[] source = pcm(clip.file());
    byte[] output = pcm(packaged(clip, Mode.CLEAR).first("audio").file());

    // Both end at the same time, and ffmpeg does not drop what fragments begin with.
    int silenceBytes = output.length - source.length;
    assertThat(silenceBytes / BYTES_PER_SAMPLE).isBetween(2 * 48_000 - 2112, 2 * 48_000 + 4608);
    boolean isOpus = clip.name().startsWith("OPUS");
    int skippedBytes = isOpus ? OPUS_PRE_SKIP_SAMPLES * BYTES_PER_SAMPLE : 0;
    assertThat(Arrays.copyOf(output, silenceBytes - skippedBytes)).containsOnly(0);
    int settledBytes = isOpus ? OPUS_PRE_ROLL_SAMPLES * BYTES_PER_SAMPLE : 0;
    int greatest =
        greatestDifference(
            Arrays.copyOfRange(output, silenceBytes + settledBytes, output.length),
            Arrays.copyOfRange(source, settledBytes, source.length));
    assertThat(greatest).isBetween(0, isOpus ? OPUS_DIFFERENCE : 0);
  }

  private static int greatestDifference(byte[] pcm, byte[] other) {
    ShortBuffer one = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    ShortBuffer two = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    assertThat(one.remaining()).isEqualTo(two.remaining()).isPositive();
    int greatest = 0;
    while (one.hasRemaining()) {
      greatest = Math.max(greatest, Math.abs(one.get() - two.get()));
    }
    return greatest;
  }

  @ParameterizedTest
  @EnumSource
  void packageTo_lateTrack_hasTheSourcesSamplesAtTheirTimes(LateClip clip) throws Exception {
    for (Mode mode : Mode.OF_PLAYERS) {
      PackagedClip packaged = packaged(clip, mode);
      for (PackagedTrack track : packaged.tracks()) {
        assertSamplesAreTheSources(clip, mode, track);
      }
    }
  }

  private static void assertSamplesAreTheSources(LateClip clip, Mode mode, PackagedTrack track)
      throws Exception {
    List<Packet> source =
        SourcePackets.track(clip.file(), track.sourceTrackId(), Times.MEDIA).packets();
    List<Packet> output =
        mode.encrypts()
            ? Ffprobe.require()
                .decrypt(track.file(), Times.MEDIA, mode.key().keyHex())
                .get(0)
                .packets()
            : Ffprobe.require().list(track.file(), Times.MEDIA).get(0).packets();
    Set<String> hashes = source.stream().map(Packet::hash).collect(Collectors.toSet());
    List<Packet> own = output.stream().filter(it -> hashes.contains(it.hash())).toList();
    assertThat(own).extracting(Packet::hash).isEqualTo(source.stream().map(Packet::hash).toList());
    int last = source.size() - 1;
    for (int sample = track.type().equals("video") ? 1 : 0; sample < last; sample++) {
      assertThat(distance(own.get(sample), own.get(last)))
          .as("%s: sample %s, from the last", track.id(), sample)
          .isEqualTo(distance(source.get(sample), source.get(last)));
    }
  }

  private static long distance(Packet from, Packet to) {
    return to.presentationTicks() - from.presentationTicks();
  }

  /** Silence is encrypted too, so that it looks like the rest. */
  @ParameterizedTest
  @EnumSource(names = {"LATE_AUDIO", "PAUSE", "LATE_VIDEO", "FLAC", "OPUS"})
  void packageTo_lateTrack_isDecryptedByShakaPackager(LateClip clip) throws Exception {
    PackagedClip clear = packaged(clip, Mode.CLEAR);
    for (Mode mode : List.of(Mode.CENC, Mode.CBCS)) {
      for (PackagedTrack track : packaged(clip, mode).tracks()) {
        Path decrypted = directory.resolve(mode + track.id() + ".decrypted.mp4");
        ShakaPackager.require().decrypt(track.file(), track.type(), mode.key(), decrypted);
        assertThat(hashes(decrypted)).isEqualTo(hashes(clear.first(track.type()).file()));
        assertThat(hashes(track.file())).doesNotContainAnyElementsOf(hashes(decrypted));
      }
    }
  }

  private static List<String> hashes(Path file) throws Exception {
    return Ffprobe.require().list(file, Times.MEDIA).get(0).packets().stream()
        .map(Packet::hash)
        .toList();
  }

  @Test
  void packageTo_audioWithAPause_isSilentThere() throws Exception {
    PackagedTrack audio = packaged(LateClip.PAUSE, Mode.CLEAR).first("audio");
    List<Packet> packets =
        Ffprobe.require().list(audio.file(), Times.PRESENTATION).get(0).packets();
    for (int number = 1; number < packets.size(); number++) {
      assertThat(
              packets.get(number).presentationTicks() - packets.get(number - 1).presentationTicks())
          .isBetween((long) FRAME_TICKS, 2L * FRAME_TICKS - 1);
    }
    // The end of the last frame before the pause continues into the first one of it.
    assertThat(longestSilence(pcm(audio.file())) / BYTES_PER_SAMPLE)
        .isBetween(48_000 * 3 / 2 - 3 * FRAME_TICKS, 48_000 * 3 / 2 + FRAME_TICKS);
  }

  private static int longestSilence(byte[] pcm) {
    int longest = 0;
    int start = 0;
    for (int position = 0; position < pcm.length; position++) {
      start = pcm[position] == 0 ? start : position + 1;
      longest = Math.max(longest, position + 1 - start);
    }
    return longest;
  }

  private PackagedClip packaged(LateClip clip, Mode mode) throws Exception {
    return PackagedClip.of(clip.file(), mode, Layout.SINGLE_FILE, directory);
  }

  /** Decodes audio to two channels of 16 bits. */
  private byte[] pcm(Path file) throws Exception {
    Path decoded = Files.createTempFile(directory, "decoded", ".pcm");
    Ffmpeg.require().run(List.of("-i", file.toString(), "-vn", "-ac", "2", "-f", "s16le"), decoded);
    return Files.readAllBytes(decoded);
  }
}
