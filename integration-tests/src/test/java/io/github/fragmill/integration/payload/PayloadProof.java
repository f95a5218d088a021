package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.PacketStream;
import io.github.fragmill.integration.tools.ShakaPackager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Packages a clip and lets ffmpeg and Shaka Packager say what is in the output. */
public final class PayloadProof {

  private final Path clip;
  private final Mode mode;
  private final PackagedClip packaged;
  private final boolean isPart;

  private PayloadProof(Path clip, Mode mode, PackagedClip packaged, boolean isPart) {
    this.clip = clip;
    this.mode = mode;
    this.packaged = packaged;
    this.isPart = isPart;
  }

  /**
   * Returns the same or, if asked for, of a clip that was packaged in part. Its times are the
   * timing tests' business.
   */
  public PayloadProof expectingPart(boolean isExpected) {
    return new PayloadProof(clip, mode, packaged, isExpected);
  }

  /** Asks for what was packaged. */
  public static PayloadProof of(Path clip, Mode mode, PackagedClip packaged) {
    return new PayloadProof(clip, mode, packaged, /* isPart= */ false);
  }

  /** Returns the same of the tracks of some types only. */
  public PayloadProof ofTracks(Predicate<String> types) {
    List<PackagedTrack> tracks =
        packaged.tracks().stream().filter(track -> types.test(track.type())).toList();
    return new PayloadProof(clip, mode, new PackagedClip(packaged.directory(), tracks), isPart);
  }

  static PayloadProof of(Path clip, Mode mode, Layout layout, Path directory) throws IOException {
    return of(clip, mode, PackagedClip.of(clip, mode, layout, directory));
  }

  /**
   * ffmpeg finds every sample of the source, with its times and sync flag, and with its bytes but
   * for what it is known to decrypt otherwise. So it does in HLS, whose playlists list the same.
   */
  public void assertFfmpegFindsTheSource() throws IOException, InterruptedException {
    for (PackagedTrack track : packaged.tracks()) {
      ListedBytes.assertAreOf(track, packaged.directory());
      PacketStream source = sourceMedia(track);
      PacketStream output = only(read(track, Times.MEDIA));
      assertThat(output.type()).isEqualTo(source.type()).isEqualTo(track.type());
      LateStart late = lateStart(track);
      BitSet corners = FfmpegCorners.of(track.file(), mode.key().keyHex());
      if (isPart) {
        output.assertPart(track.id(), source, corners);
      } else {
        assertThat(output.timeBase()).isEqualTo(source.timeBase());
        late.own(output, source)
            .assertSameMedia(track.id(), late.packaged(source), late.own(corners, output, source));
      }
    }
  }

  /** Shaka Packager, as a decryptor, finds the same. */
  public void assertShakaPackagerFindsTheSource() throws IOException, InterruptedException {
    for (PackagedTrack track : packaged.tracks()) {
      PacketStream source = sourceMedia(track);
      Path decrypted = track.file().resolveSibling(track.id() + ".decrypted.mp4");
      ShakaPackager.require().decrypt(track.file(), track.type(), mode.key(), decrypted);
      PacketStream output = only(Ffprobe.require().list(decrypted, Times.MEDIA));
      LateStart late = lateStart(track);
      if (isPart) {
        output.assertPart(track.id(), source, new BitSet());
      } else {
        late.own(output, source).assertSameMedia(track.id(), late.packaged(source));
      }
    }
  }

  /** ffprobe does not open the clip itself. */
  public void assertFfmpegDoesNotOpenTheSource() {
    assertThatThrownBy(() -> Ffprobe.require().list(clip, Times.MEDIA))
        .isInstanceOf(IOException.class);
  }

  /** Returns whether ffmpeg decrypts any sample otherwise than the specification has it. */
  public boolean hasSamplesThatFfmpegDecryptsOtherwise() throws IOException {
    for (PackagedTrack track : packaged.tracks()) {
      if (!FfmpegCorners.of(track.file(), mode.key().keyHex()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Shaka Packager finds the samples, which are all that the source holds in {@code mdat}. */
  public void assertShakaPackagerFindsTheMedia() throws IOException, InterruptedException {
    assertThat(packaged.tracks()).hasSize(1);
    PackagedTrack track = packaged.tracks().get(0);
    Path decrypted = track.file().resolveSibling(track.id() + ".decrypted.mp4");
    ShakaPackager.require().decrypt(track.file(), track.type(), mode.key(), decrypted);
    assertThat(media(track.file())).isNotEqualTo(media(clip));
    assertThat(media(decrypted)).isEqualTo(media(clip));
  }

  /** The samples are all that the source holds in {@code mdat}. */
  public void assertMediaIsTheSources() throws IOException {
    assertThat(packaged.tracks()).hasSize(1);
    assertThat(media(packaged.tracks().get(0).file())).isEqualTo(media(clip));
  }

  private static ByteBuffer media(Path file) throws IOException {
    ByteArrayOutputStream media = new ByteArrayOutputStream();
    for (Box mdat : Box.all(Box.parse(Files.readAllBytes(file)), "mdat")) {
      byte[] content = new byte[mdat.content().remaining()];
      mdat.content().duplicate().get(content);
      media.writeBytes(content);
    }
    return ByteBuffer.wrap(media.toByteArray());
  }

  /** Shaka Packager says that it does not know the codec. */
  public void assertShakaPackagerRefuses(String reason) {
    assertThatThrownBy(this::assertShakaPackagerFindsTheSource).hasMessageContaining(reason);
  }

  /** Shaka Packager finds the same, or says that it does not know the codec. */
  void assertShakaPackagerFindsTheSourceOr(Optional<String> refusal)
      throws IOException, InterruptedException {
    if (refusal.isEmpty()) {
      assertShakaPackagerFindsTheSource();
    } else {
      assertShakaPackagerRefuses(refusal.orElseThrow());
    }
  }

  /** Returns the codecs that were packaged. */
  List<String> codecs() {
    return packaged.tracks().stream().map(PackagedTrack::codecs).toList();
  }

  /** Every sample that the source presents is presented at the same time. */
  void assertPresentationTimesAreTheSources() throws IOException, InterruptedException {
    for (PackagedTrack track : packaged.tracks()) {
      PacketStream media = SourcePackets.track(clip, track.sourceTrackId(), Times.MEDIA);
      LateStart late = lateStart(track);
      new PresentationTimes(
              media,
              late.packaged(sourcePresented(track)),
              late.own(only(read(track, Times.PRESENTATION)), media))
          .assertEqual(track.id());
    }
  }

  /** Audio and video begin as far apart as in the source, within a millisecond. */
  void assertOffsetIsTheSources() throws IOException, InterruptedException {
    PackagedTrack video = packaged.first("video");
    PackagedTrack audio = packaged.first("audio");
    double source = startSeconds(sourcePresented(audio)) - startSeconds(sourcePresented(video));
    double output =
        startSeconds(
                lateStart(audio).own(only(read(audio, Times.PRESENTATION)), sourceMedia(audio)))
            - startSeconds(only(read(video, Times.PRESENTATION)));
    assertThat(output).isCloseTo(source, within(0.001));
  }

  private static double startSeconds(PacketStream stream) {
    return (double) stream.packets().get(0).presentationTicks() / stream.ticksPerSecond();
  }

  private LateStart lateStart(PackagedTrack track) throws IOException, InterruptedException {
    return LateStart.of(sourcePresented(track));
  }

  private PacketStream sourcePresented(PackagedTrack track)
      throws IOException, InterruptedException {
    return SourcePackets.track(clip, track.sourceTrackId(), Times.PRESENTATION);
  }

  private PacketStream sourceMedia(PackagedTrack track) throws IOException, InterruptedException {
    return SourcePackets.track(clip, track.sourceTrackId(), Times.MEDIA).inFragments();
  }

  private List<PacketStream> read(PackagedTrack track, Times times)
      throws IOException, InterruptedException {
    return mode.encrypts()
        ? Ffprobe.require().decrypt(track.file(), times, mode.key().keyHex())
        : Ffprobe.require().list(track.file(), times);
  }

  private static PacketStream only(List<PacketStream> streams) {
    assertThat(streams).hasSize(1);
    return streams.get(0);
  }
}
