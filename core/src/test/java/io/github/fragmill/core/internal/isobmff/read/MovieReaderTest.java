package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.content;
import static io.github.fragmill.core.testing.TestBoxes.find;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.replace;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestClips;
import io.github.fragmill.core.testing.TestMovies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovieReaderTest {

  private static MovieContent read(byte[] file) throws FragmillException {
    return MovieReader.read(
        Source.bytes("test.mp4", file), Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT));
  }

  private static <E extends FragmillException> E refusal(Class<E> type, byte[] file) {
    return catchThrowableOfType(type, () -> read(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {TestClips.MOOV_LAST, TestClips.MOOV_FIRST})
  void read_clip_givesItsTracks(String clip) throws FragmillException {
    byte[] file = TestClips.bytes(clip);
    MovieContent content = read(file);
    assertThat(content.stamp().sizeBytes()).isEqualTo(file.length);
    assertThat(content.skippedTracks()).isEmpty();
    assertThat(content.tracks()).hasSize(2);

    Track video = content.tracks().get(0);
    VideoFormat videoFormat = (VideoFormat) video.format();
    assertThat(video.id()).isEqualTo(1);
    assertThat(videoFormat.codecs()).isEqualTo("avc1.64000a");
    assertThat(videoFormat.widthPixels()).isEqualTo(64);
    assertThat(videoFormat.heightPixels()).isEqualTo(48);
    assertThat(video.timeScale()).isEqualTo(new TimeScale(12_800));
    assertThat(video.samples().count()).isEqualTo(100);
    assertThat(video.frameRate()).contains(new Ratio(25, 1));
    assertThat(video.edit()).isEqualTo(new Edit(1024, 0, OptionalLong.empty()));
    assertThat(video.language()).isEmpty();
    assertThat(video.duration()).isEqualTo(Duration.ofSeconds(4));
    assertThat(syncs(video)).containsExactly(0, 25, 50, 75);

    Track audio = content.tracks().get(1);
    AudioFormat format = (AudioFormat) audio.format();
    assertThat(format.codecs()).isEqualTo("mp4a.40.2");
    assertThat(format.samplingRateHertz()).isEqualTo(24_000);
    assertThat(audio.language()).contains("sv");
    assertThat(audio.edit().mediaStartTicks()).isEqualTo(1024);
    assertThat(audio.samples().isAllSync()).isTrue();
    assertThat(audio.duration()).isEqualTo(Duration.ofMillis(4200));
  }

  private static int[] syncs(Track track) {
    int[] syncs = new int[4];
    for (int i = 0, sync = 0; i < syncs.length; i++, sync++) {
      sync = track.samples().nextSync(sync);
      syncs[i] = sync;
    }
    return syncs;
  }

  /** The samples are where the boxes say: a length field, and a NAL unit that fills the sample. */
  @ParameterizedTest
  @ValueSource(strings = {TestClips.MOOV_LAST, TestClips.MOOV_FIRST, TestClips.QUICKTIME})
  void read_clip_placesAreThoseOfTheMedia(String clip) throws FragmillException {
    ByteBuffer file = ByteBuffer.wrap(TestClips.bytes(clip));
    Track video = read(file.array()).tracks().get(0);
    for (int sample = 0; sample < video.samples().count(); sample++) {
      int position = Math.toIntExact(video.samples().offsetBytes(sample));
      int end = position + video.samples().sizeBytes(sample);
      while (position < end) {
        position += 4 + file.getInt(position);
      }
      assertThat(position).as("end of sample %d", sample).isEqualTo(end);
    }
  }

  @Test
  void read_quickTime_givesItsTracksAndTheReasonForTheOther() throws FragmillException {
    MovieContent content = read(TestClips.bytes(TestClips.QUICKTIME));
    assertThat(content.tracks())
        .extracting(track -> track.format().type())
        .containsExactly(TrackType.VIDEO, TrackType.AUDIO);
    byte[] entry = content.tracks().get(1).format().sampleEntry().toBytes();
    assertThat(ByteBuffer.wrap(entry).getShort(16)).as("version").isZero();
    assertThat(new String(entry, 8 + 28 + 4, 4, StandardCharsets.ISO_8859_1)).isEqualTo("esds");
    assertThat(content.skippedTracks())
        .containsExactly(
            SkippedTrack.of(
                3,
                "soun",
                "sowt",
                SkippedTrack.Cause.UNSUPPORTED_TYPE,
                "this codec is not packaged"));
    assertThat(content.skippedTracks().get(0))
        .hasToString("track 3 (soun, sowt) skipped: this codec is not packaged");
  }

  @Test
  void read_wideChunkOffsets_givesTheSamePlaces() throws FragmillException {
    byte[] file = TestMovies.changed(TestMovies.VIDEO_STBL + "/stco", MovieReaderTest::widen);
    byte[] both = replace(file, TestMovies.AUDIO_STBL + "/stco", MovieReaderTest::widen);
    MovieContent expected = read(TestClips.bytes(TestClips.MOOV_LAST));
    MovieContent actual = read(both);
    for (int track = 0; track < 2; track++) {
      for (int sample = 0; sample < 100; sample++) {
        assertThat(actual.tracks().get(track).samples().offsetBytes(sample))
            .isEqualTo(expected.tracks().get(track).samples().offsetBytes(sample));
      }
    }
  }

  private static byte[] widen(byte[] stco) {
    ByteBuffer content = ByteBuffer.wrap(content(stco)).position(8);
    ByteBuffer wide = ByteBuffer.allocate(2 * content.remaining());
    while (content.hasRemaining()) {
      wide.putLong(Integer.toUnsignedLong(content.getInt()));
    }
    int count = wide.capacity() / Long.BYTES;
    return fullBox("co64", 0, 0, ints(count), wide.array());
  }

  @Test
  void read_mediaDataWithLargeSizeOrNone_isSkipped() throws FragmillException {
    byte[] clip = TestClips.bytes(TestClips.MOOV_FIRST);
    byte[] sizeZero = replace(clip, "mdat", mdat -> concat(ints(0), ascii("mdat"), content(mdat)));
    assertThat(read(sizeZero).tracks()).hasSize(2);
    byte[] large = concat(clip, TestBoxes.largeBox("mdat", zeros(3)));
    assertThat(read(large).tracks()).hasSize(2);
  }

  @Test
  void read_mediaDataLongerThanTheFile_doesNotMatterByItself() throws FragmillException {
    byte[] clip = TestClips.bytes(TestClips.MOOV_FIRST);
    byte[] tooLong =
        replace(clip, "mdat", mdat -> concat(ints(1 << 20), ascii("mdat"), content(mdat)));
    assertThat(read(tooLong).tracks()).hasSize(2);
  }

  @Test
  void read_mediaTruncated_isRefusedWithTheSample() {
    byte[] clip = TestClips.bytes(TestClips.MOOV_FIRST);
    assertThat(refusal(MalformedMediaException.class, Arrays.copyOf(clip, clip.length - 1)))
        .hasMessageContaining("the source ends at " + (clip.length - 1));
  }

  @Test
  void read_movieBoxTruncated_isRefusedWithItsPlace() {
    byte[] clip = TestClips.bytes(TestClips.MOOV_LAST);
    MalformedMediaException e =
        refusal(MalformedMediaException.class, Arrays.copyOf(clip, clip.length - 1));
    assertThat(e.boxPath()).isEqualTo("moov");
    assertThat(e.offsetBytes()).isPositive();
  }

  @Test
  void read_fragmentedClip_givesItsTracks() throws FragmillException {
    MovieContent content = read(TestClips.bytes(TestClips.FRAGMENTED));
    assertThat(content.skippedTracks()).isEmpty();
    Track video = content.tracks().get(0);
    assertThat(video.samples().count()).isEqualTo(27);
    assertThat(video.frameRate()).contains(new Ratio(25, 1));
    assertThat(video.samples().nextSync(1)).isEqualTo(25);
    Track audio = content.tracks().get(1);
    assertThat(audio.samples().count()).isEqualTo(25);
    assertThat(audio.samples().isAllSync()).isTrue();
  }

  /** The video begins two frames after the audio, and stays there. */
  @Test
  void read_fragmentsWithoutEditList_keepTheirFirstCompositionOffset() throws FragmillException {
    MovieContent content = read(TestClips.bytes(TestClips.FRAGMENTED));
    Track video = content.tracks().get(0);
    assertThat(video.edit()).isEqualTo(Edit.NONE);
    assertThat(video.presentationStartTicks()).isEqualTo(1024);
    assertThat(content.tracks().get(1).presentationStartTicks()).isZero();
  }

  @Test
  void read_movieExtendsWithoutFragments_isAnOrdinaryMovie() throws FragmillException {
    assertThat(read(TestMovies.withBehind("moov/mvhd", box("mvex"))).tracks()).hasSize(2);
  }

  @Test
  void read_fragmentsWithoutTheirMovie_areRefusedWithAHint() {
    assertThat(refusal(MalformedMediaException.class, concat(box("styp"), box("moof"))))
        .hasMessageContaining("found movie fragments only")
        .hasMessageContaining("Source.concat");
  }

  @Test
  void read_segmentsAfterTheirInitialization_areOneMovie() throws FragmillException {
    byte[] clip = TestClips.bytes(TestClips.FRAGMENTED);
    int secondFragment = 5161;
    int firstFragment = 1239;
    Source concatenated =
        Source.concat(
            "segments",
            Source.bytes("init", Arrays.copyOf(clip, firstFragment)),
            Source.bytes("1", Arrays.copyOfRange(clip, firstFragment, secondFragment)),
            Source.bytes("2", Arrays.copyOfRange(clip, secondFragment, clip.length)));
    Track video =
        MovieReader.read(concatenated, Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT))
            .tracks()
            .get(0);
    assertThat(video.samples().count()).isEqualTo(27);
    assertThat(video.samples().offsetBytes(26))
        .isEqualTo(read(clip).tracks().get(0).samples().offsetBytes(26));
  }

  @Test
  void read_emptyFile_isRefused() {
    assertThat(refusal(MalformedMediaException.class, new byte[0]))
        .hasMessageContaining("test.mp4")
        .hasMessageContaining("empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "hello, world: this is text\n", "\u0089PNG\r\n\u001a\n0000000000"})
  void read_somethingElse_isRefusedByName(String text) {
    assertThat(refusal(MalformedMediaException.class, ascii(text)))
        .hasMessageContaining("not an MP4 or QuickTime file");
  }

  @Test
  void read_noMovieBox_isRefused() {
    assertThat(refusal(MalformedMediaException.class, box("ftyp", ascii("isom"), zeros(4))))
        .hasMessageContaining("expected a moov box, found none");
  }

  @Test
  void read_twoMovieBoxes_isRefused() {
    assertThat(
            refusal(
                MalformedMediaException.class, TestMovies.changed("moov", it -> concat(it, it))))
        .hasMessageContaining("moov[2]")
        .hasMessageContaining("found a second");
  }

  @Test
  void read_movieWithoutTracks_isRefused() {
    byte[] mvhd = find(TestClips.bytes(TestClips.MOOV_LAST), "moov/mvhd");
    assertThat(refusal(UnsupportedMediaException.class, box("moov", mvhd)))
        .hasMessageContaining("the movie has no tracks");
  }

  @Test
  void read_onlyTracksThatAreNotPackaged_isRefusedWithEachReason() {
    byte[] file =
        TestMovies.with(
            TestMovies.VIDEO_STBL + "/stsd",
            fullBox("stsd", 0, 0, ints(1), box("jpeg", zeros(78))));
    byte[] both =
        replace(
            file,
            TestMovies.AUDIO_STBL + "/stsd",
            it -> fullBox("stsd", 0, 0, ints(1), box("sowt", zeros(28))));
    assertThat(refusal(UnsupportedMediaException.class, both))
        .hasMessageContaining("track 1 (vide, jpeg)")
        .hasMessageContaining("track 2 (soun, sowt)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"moov/mvhd", "moov/trak/tkhd", "moov/trak/mdia/mdhd"})
  void read_headerMissing_isRefusedByName(String path) {
    assertThat(refusal(MalformedMediaException.class, TestMovies.without(path)))
        .hasMessageContaining("expected a " + path.substring(path.lastIndexOf('/') + 1) + " box");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "moov/mvhd",
        "moov/trak/tkhd",
        "moov/trak/edts",
        "moov/trak/edts/elst",
        "moov/trak/mdia",
        "moov/trak/mdia/mdhd",
        "moov/trak/mdia/hdlr",
        "moov/trak/mdia/minf",
        "moov/trak/mdia/minf/stbl",
        "moov/trak/mdia/minf/stbl/stsd",
        "moov/trak/mdia/minf/stbl/stts",
        "moov/trak/mdia/minf/stbl/ctts"
      })
  void read_headerTwice_isRefusedByName(String path) {
    assertThat(
            refusal(MalformedMediaException.class, TestMovies.changed(path, it -> concat(it, it))))
        .hasMessageContaining(path + "[2]")
        .hasMessageContaining("found a second");
  }

  @Test
  void read_timeScaleZero_isRefused() {
    assertThat(refusal(MalformedMediaException.class, withTimeScale("moov/mvhd", 0)))
        .hasMessageContaining("moov/mvhd")
        .hasMessageContaining("time scale of 1 or more");
    assertThat(refusal(MalformedMediaException.class, withTimeScale("moov/trak/mdia/mdhd", 0)))
        .hasMessageContaining("mdhd");
  }

  private static byte[] withTimeScale(String path, int ticksPerSecond) {
    return TestMovies.changed(
        path,
        it -> {
          ByteBuffer.wrap(it).putInt(8 + 4 + 8, ticksPerSecond);
          return it;
        });
  }

  @Test
  void read_moreThanMaxTracks_isRefused() {
    Limits limits = Limits.DEFAULT.withMaxTracks(1);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(
            () ->
                MovieReader.read(
                    TestClips.source(TestClips.MOOV_LAST), limits, new MemoryBudget(limits)))
        .withMessageContaining("maxTracks = 1");
  }

  @Test
  void read_interruptedThread_readsMemoryAllTheSame() throws FragmillException {
    Thread.currentThread().interrupt();
    try {
      assertThat(read(TestClips.bytes(TestClips.MOOV_LAST)).tracks()).hasSize(2);
    } finally {
      assertThat(Thread.interrupted()).as("status").isTrue();
    }
  }

  @Test
  void read_sourceThatFails_isRefusedWithTheCause() {
    IOException cause = new IOException("the disk is gone");
    Source failing =
        new Source() {
          @Override
          public String name() {
            return "failing.mp4";
          }

          @Override
          public SourceReader open() {
            return new FailingReader(cause);
          }
        };
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(
            () -> MovieReader.read(failing, Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT)))
        .withMessageContaining("failing.mp4")
        .withMessageContaining("the disk is gone")
        .withCause(cause);
  }

  private record FailingReader(IOException cause) implements SourceReader {
    @Override
    public long sizeBytes() {
      return 1000;
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) throws IOException {
      throw cause;
    }

    @Override
    public void close() {}
  }
}
