package io.github.fragmill.core;

import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestMovies.AUDIO_STBL;
import static io.github.fragmill.core.testing.TestMovies.VIDEO_STBL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.SampleDecryptor;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.testing.CountingSource;
import io.github.fragmill.core.testing.FakeDecryption;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.ShortChannel;
import io.github.fragmill.core.testing.StrictOutput;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestClips;
import io.github.fragmill.core.testing.TestMovies;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearMovieTest {

  private static final Decryption KEYS = new FakeDecryption(/* trackIndex= */ 0);
  private static final String CUES = "WEBVTT\n\n00:00.200 --> 00:03.000\ntext\n";

  /** Has no key at all. */
  private record NoKeys() implements Decryption {

    @Override
    public boolean hasKey(KeyId keyId) {
      return false;
    }

    @Override
    public SampleDecryptor decryptor(EncryptionParameters parameters) {
      throw new AssertionError("there is no key");
    }
  }

  /** Packages the clip, its picture encrypted, and returns what was written. */
  private static StrictOutput packaged() throws FragmillException {
    StrictOutput output = StrictOutput.positioned();
    Packager.of(TestClips.source(TestClips.MOOV_LAST))
        .text(Source.bytes("a.vtt", CUES.getBytes(StandardCharsets.UTF_8)), it -> it.language("en"))
        .protect(new FakeProtection(TrackSelector.video()))
        .manifest(new FakeManifest(Layout.SINGLE_FILE))
        .segmentDuration(Duration.ofSeconds(1))
        .packageTo(output);
    return output;
  }

  private static Source packaged(String file) throws FragmillException {
    return Source.bytes(file, packaged().file(file));
  }

  private static ClearMovie open(Source... sources) throws FragmillException {
    return ClearMovie.open(List.of(sources), Limits.DEFAULT, KEYS);
  }

  private static byte[] written(ClearMovie movie) throws FragmillException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    movie.writeTo(bytes);
    return bytes.toByteArray();
  }

  private static List<Track> read(byte[] file) throws FragmillException {
    Movie movie = Movie.read(Source.bytes("clear.mp4", file));
    assertThat(movie.encryption()).isEmpty();
    return movie.tracks();
  }

  /** What each sample is: its bytes, when it is presented, and whether decoding can begin. */
  private static List<List<Object>> samples(Track track, byte[] file) {
    SampleTable table = track.samples();
    List<List<Object>> samples = new ArrayList<>();
    for (int sample = 0; sample < table.count(); sample++) {
      samples.add(
          List.of(
              ByteBuffer.wrap(
                  file, Math.toIntExact(table.offsetBytes(sample)), table.sizeBytes(sample)),
              track.edit().toPresentationTicks(table.compositionTimeTicks(sample)),
              table.isSync(sample)));
    }
    return samples;
  }

  private static List<String> topLevel(byte[] file) {
    List<String> types = new ArrayList<>();
    for (int box = 0; box < file.length; box += ByteBuffer.wrap(file).getInt(box)) {
      types.add(new String(file, box + 4, 4, StandardCharsets.ISO_8859_1));
    }
    return types;
  }

  @Test
  void writeTo_encryptedAndClearSources_hasTheSamplesOfBoth() throws FragmillException {
    byte[] clip = TestClips.bytes(TestClips.MOOV_LAST);
    List<Track> expected = Movie.read(TestClips.source(TestClips.MOOV_LAST)).tracks();

    byte[] file = written(open(packaged("video-48.mp4"), packaged("audio-sv.mp4")));

    List<Track> found = read(file);
    assertThat(found).hasSize(2);
    for (int track = 0; track < 2; track++) {
      assertThat(found.get(track).format().sampleEntry().type())
          .isEqualTo(expected.get(track).format().sampleEntry().type());
      assertThat(found.get(track).language()).isEqualTo(expected.get(track).language());
      assertThat(samples(found.get(track), file)).isEqualTo(samples(expected.get(track), clip));
    }
  }

  @Test
  void writeTo_sizesInPlaceOfSenc_theSame() throws FragmillException {
    byte[] clip = TestClips.bytes(TestClips.ENCRYPTED);
    byte[] places = hidden(hidden(clip, VIDEO_STBL + "/senc"), AUDIO_STBL + "/senc");

    assertThat(written(open(Source.bytes("saiz.mp4", places))))
        .isEqualTo(written(open(Source.bytes("senc.mp4", clip))));
  }

  /** Whoever calls for the clear description has clear samples, in an encrypted track too. */
  @Test
  void open_samplesOfTheClearDescription_needNoKey() throws FragmillException {
    byte[] file = withClearDescription(/* used= */ 2);
    SampleTable source = Movie.read(Source.bytes("lead.mp4", file)).tracks().get(0).samples();
    byte[] first = new byte[source.sizeBytes(0)];
    ByteBuffer.wrap(file).get(Math.toIntExact(source.offsetBytes(0)), first);

    ClearMovie movie =
        ClearMovie.open(List.of(Source.bytes("lead.mp4", file)), Limits.DEFAULT, new NoKeys());

    assertThat(topLevel(written(movie))).containsExactly("ftyp", "moov", "mdat");
    assertThat(samples(read(written(movie)).get(0), written(movie)).get(0))
        .startsWith(ByteBuffer.wrap(first));
  }

  @Test
  void open_descriptionThatIsNotThere_isRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> open(Source.bytes("lead.mp4", withClearDescription(/* used= */ 3))))
        .withMessageContaining("samples of sample description 3 of 2 in stsd");
  }

  /** Returns the encrypted picture with a clear description, its own vectors hidden. */
  private static byte[] withClearDescription(int used) throws FragmillException {
    byte[] file = packaged().file("video-48.mp4");
    String encv = VIDEO_STBL + "/stsd/encv";
    byte[] withoutSinf = TestBoxes.replace(file, encv + "/sinf", sinf -> new byte[0]);
    byte[] clear = TestBoxes.content(TestBoxes.find(withoutSinf, encv));
    byte[] more = TestBoxes.replace(file, encv, it -> concat(it, box("avc1", clear)));
    more =
        TestBoxes.replace(
            more, "moov/mvex/trex", trex -> fullBox("trex", 0, 0, ints(1, used, 0, 0, 0)));
    for (int segment = 1; segment <= 4; segment++) {
      more = hidden(more, "moof[" + segment + "]/traf/senc");
    }
    return more;
  }

  /** Returns a file in which a box is called otherwise. */
  private static byte[] hidden(byte[] file, String path) {
    return TestBoxes.replace(file, path, it -> box("free", TestBoxes.content(it)));
  }

  @Test
  void writeTo_anySource_headerComesFirstAndTheSizeIsWhatWasSaid() throws FragmillException {
    ClearMovie movie = open(packaged("video-48.mp4"), TestClips.source(TestClips.MOOV_LAST));

    byte[] file = written(movie);

    assertThat(movie.tracks()).hasSize(3);
    assertThat(topLevel(file)).containsExactly("ftyp", "moov", "mdat");
    assertThat(movie.sizeBytes()).isEqualTo(file.length);
    assertThat(written(movie)).as("written again").isEqualTo(file);
  }

  @Test
  void writeTo_oneSourceTwice_itsTracksHaveIdsOfTheirOwn() throws FragmillException {
    Source source = packaged("audio-sv.mp4");

    List<Track> found = read(written(open(source, source)));

    assertThat(found).extracting(Track::id).containsExactly(1, 2);
  }

  @Test
  void writeTo_text_staysText() throws FragmillException {
    byte[] file = written(open(packaged("text-en.mp4")));

    assertThat(read(file))
        .singleElement()
        .extracting(track -> track.format().type())
        .isEqualTo(TrackType.TEXT);
    assertThat(TestBoxes.find(file, "moov/trak/mdia/minf/nmhd")).isNotEmpty();
  }

  @Test
  void notes_tracksThatAreLeftOut_nameThemAndTheirSource() throws FragmillException {
    assertThat(open(TestClips.source(TestClips.QUICKTIME)).notes())
        .extracting(Note::text)
        .containsExactly(
            TestClips.QUICKTIME + ": track 3 (soun, sowt) skipped: this codec is not packaged");
  }

  @Test
  void open_noSource_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open())
        .withMessage("sources: expected at least one, found none");
  }

  @Test
  void open_missingKey_isRefusedByName() {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () -> ClearMovie.open(List.of(packaged("video-48.mp4")), Limits.DEFAULT, new NoKeys()))
        .withMessageContaining("no key for key id " + FakeProtection.KEY_ID);
  }

  @Test
  void open_sampleAboveTheLimit_isRefused() throws FragmillException {
    Source source = packaged("audio-sv.mp4");
    Limits limits = Limits.DEFAULT.withMaxSegmentBytes(50);

    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> ClearMovie.open(List.of(source), limits, KEYS))
        .withMessageContaining("more than maxSegmentBytes = 50");
  }

  /** What a track's encryption says would be taken for the other's. */
  @Test
  void open_twoEncryptedTracksOfOneId_isRefused() {
    byte[] clip =
        TestBoxes.replace(
            TestClips.bytes(TestClips.ENCRYPTED),
            "moov/trak[2]/tkhd",
            tkhd -> {
              ByteBuffer.wrap(tkhd).putInt(8 + 4 + 8, 1);
              return tkhd;
            });

    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> open(Source.bytes("twice.mp4", clip)))
        .withMessageContaining("two tracks have the ID 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 10, 200, 1500, 4000})
  void writeTo_failingChannel_isAnOutputException(long roomBytes) throws FragmillException {
    CountingSource source = new CountingSource(packaged("video-48.mp4"), Integer.MAX_VALUE);
    ClearMovie movie = open(source);

    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> movie.writeTo(new ShortChannel(roomBytes)))
        .withMessageContaining("it is full");
    assertThat(source.openReaders()).hasValue(0);
  }

  @Test
  void writeTo_channelThatTakesFewBytes_givesItAllAndLeavesItOpen() throws FragmillException {
    ClearMovie movie = open(packaged("video-48.mp4"));
    ShortChannel channel = new ShortChannel(movie.sizeBytes());

    movie.writeTo(channel);

    assertThat(channel.roomBytes()).isZero();
  }

  @Test
  void writeTo_sources_areClosed() throws FragmillException {
    CountingSource video = new CountingSource(packaged("video-48.mp4"), Integer.MAX_VALUE);
    CountingSource audio = new CountingSource(packaged("audio-sv.mp4"), Integer.MAX_VALUE);
    ClearMovie movie = open(video, audio);
    assertThat(video.openReaders()).as("behind open").hasValue(0);

    movie.writeTo(new ShortChannel(movie.sizeBytes()));

    assertThat(video.openReaders()).hasValue(0);
    assertThat(audio.openReaders()).hasValue(0);
  }

  @Test
  void writeTo_sourceThatFails_isASourceExceptionAndAllAreClosed() throws FragmillException {
    CountingSource video = new CountingSource(packaged("video-48.mp4"), Integer.MAX_VALUE);
    CountingSource audio = new CountingSource(packaged("audio-sv.mp4"), Integer.MAX_VALUE);
    ClearMovie movie = open(video, audio);
    audio.reads().set(1);

    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> movie.writeTo(new ShortChannel(movie.sizeBytes())))
        .withMessageContaining("cannot read audio-sv.mp4");
    assertThat(video.openReaders()).hasValue(0);
    assertThat(audio.openReaders()).hasValue(0);
  }

  @Test
  void writeTo_sourceThatBecameShorter_isASourceException() throws FragmillException {
    byte[] clip = TestMovies.without("moov/trak[2]");
    byte[][] content = {clip};
    Source shrinking =
        new Source() {
          @Override
          public String name() {
            return "shrinking.mp4";
          }

          @Override
          public SourceReader open() throws SourceException {
            return Source.bytes(name(), content[0]).open();
          }
        };
    ClearMovie movie = open(shrinking);
    content[0] = Arrays.copyOf(clip, 100);

    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> movie.writeTo(new ByteArrayOutputStream()))
        .withMessageContaining("shrinking.mp4 has changed since it was planned");
  }
}
