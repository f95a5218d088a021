package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
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
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.testing.FragmentedClip;
import io.github.fragmill.core.testing.FragmentedClip.Fields;
import io.github.fragmill.core.testing.FragmentedClip.Places;
import io.github.fragmill.core.testing.TestClips;
import io.github.fragmill.core.testing.TestMovies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FragmentReaderTest {

  private static List<Track> read(byte[] file) throws FragmillException {
    return read(file, Limits.DEFAULT);
  }

  private static List<Track> read(byte[] file, Limits limits) throws FragmillException {
    return MovieReader.read(Source.bytes("test.mp4", file), limits, new MemoryBudget(limits))
        .tracks();
  }

  private static List<Track> clip() throws FragmillException {
    return read(TestClips.bytes(TestClips.MOOV_LAST));
  }

  private static byte[] fragmented() throws FragmillException {
    return new FragmentedClip(clip()).toBytes();
  }

  static Stream<Arguments> everyForm() {
    return Arrays.stream(Places.values())
        .flatMap(
            places ->
                Arrays.stream(Fields.values())
                    .flatMap(
                        fields ->
                            Stream.of(
                                Arguments.of(places, fields, true),
                                Arguments.of(places, fields, false))));
  }

  /** Whatever form the fragments have, the samples are those of the tables. */
  @ParameterizedTest
  @MethodSource("everyForm")
  void read_everyForm_givesTheSamplesOfTheTables(
      Places places, Fields fields, boolean hasDecodeTimes) throws FragmillException {
    FragmentedClip form = new FragmentedClip(clip()).places(places).fields(fields);
    byte[] file = (hasDecodeTimes ? form : form.withoutDecodeTimes()).toBytes();
    assertSameTracks(read(file), file, clip(), TestClips.bytes(TestClips.MOOV_LAST));
  }

  private static void assertSameTracks(
      List<Track> actual, byte[] actualFile, List<Track> expected, byte[] expectedFile) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int track = 0; track < actual.size(); track++) {
      assertThat(actual.get(track).edit()).isEqualTo(expected.get(track).edit());
      SampleTable samples = actual.get(track).samples();
      SampleTable wanted = expected.get(track).samples();
      assertThat(samples.count()).isEqualTo(wanted.count());
      for (int sample = 0; sample < samples.count(); sample++) {
        assertThat(describe(samples, sample, actualFile))
            .as("track %d, sample %d", track, sample)
            .isEqualTo(describe(wanted, sample, expectedFile));
      }
    }
  }

  private static List<Object> describe(SampleTable samples, int sample, byte[] file) {
    int offset = Math.toIntExact(samples.offsetBytes(sample));
    return List.of(
        samples.decodeTimeTicks(sample),
        samples.durationTicks(sample),
        samples.compositionOffsetTicks(sample),
        samples.isSync(sample),
        ByteBuffer.wrap(file, offset, samples.sizeBytes(sample)));
  }

  /** What stands between fragments in segment files says nothing about samples. */
  @Test
  void read_boxesBetweenFragments_areSkipped() throws FragmillException {
    byte[] file = fragmented();
    byte[] between = concat(box("sidx", zeros(40)), box("emsg", zeros(3)), box("prft", zeros(24)));
    byte[] more = replace(file, "styp[2]", styp -> concat(between, styp));
    assertSameTracks(read(more), more, read(file), file);
  }

  @Test
  void read_otherBoxesInAFragment_areSkipped() throws FragmillException {
    byte[] file = new FragmentedClip(clip()).places(Places.BASE_DATA_OFFSET).toBytes();
    byte[] more =
        replace(
            file,
            "moof[8]/traf[2]/trun",
            trun -> concat(box("sdtp", zeros(8)), box("sgpd", zeros(9)), trun));
    assertThat(read(more)).extracting(track -> track.samples().count()).containsExactly(100, 100);
  }

  @Test
  void read_tablesAndFragments_areOneAfterTheOther() throws FragmillException {
    byte[] clip = TestClips.bytes(TestClips.MOOV_LAST);
    byte[] fragments = new FragmentedClip(clip()).withoutDecodeTimes().toBytes();
    byte[] mvex = find(fragments, "moov/mvex");
    byte[] withExtends = replace(clip, "moov", moov -> box("moov", content(moov), mvex));
    byte[] onlyFragments = replace(fragments, "moov", moov -> new byte[0]);
    Track video = read(concat(withExtends, onlyFragments)).get(0);
    assertThat(video.samples().count()).isEqualTo(200);
    assertThat(video.samples().decodeTimeTicks(100)).isEqualTo(100 * 512);
    assertThat(video.edit()).as("it goes on").isEqualTo(clip().get(0).edit());
    assertThat(video.edit().durationTicks()).isEmpty();
  }

  @Test
  void read_fragmentTruncated_isRefused() throws FragmillException {
    byte[] file = fragmented();
    byte[] last = find(file, "moof[8]");
    int truncated = file.length - last.length;
    assertThat(refusal(Arrays.copyOf(file, truncated)).boxPath()).isNotEmpty();
    assertThat(refusal(concat(file, Arrays.copyOf(last, 30)))).hasMessageContaining("moof[9]");
    assertThat(refusal(concat(file, zeros(3)))).hasMessageContaining("found 3 bytes");
  }

  @Test
  void read_mediaTruncated_isRefusedWithTheSample() throws FragmillException {
    byte[] file = fragmented();
    assertThat(refusal(Arrays.copyOf(file, file.length - 1)))
        .hasMessageContaining("moof[8]/traf[2]/trun")
        .hasMessageContaining("the source ends at " + (file.length - 1));
  }

  private static MalformedMediaException refusal(byte[] file) {
    return catchThrowableOfType(MalformedMediaException.class, () -> read(file));
  }

  @Test
  void read_fragmentsThatTheMovieDoesNotAnnounce_areRefused() throws FragmillException {
    assertThat(refusal(replace(fragmented(), "moov/mvex", mvex -> new byte[0])))
        .hasMessageContaining("moof/traf/tfhd")
        .hasMessageContaining("trex");
  }

  @Test
  void read_twoTracksOfOneId_areRefused() throws FragmillException {
    byte[] file =
        replace(
            fragmented(),
            "moov/trak[2]/tkhd",
            tkhd -> {
              ByteBuffer.wrap(tkhd).putInt(8 + 4 + 8, 1);
              return tkhd;
            });
    assertThat(refusal(file))
        .hasMessageContaining("two tracks have the ID 1")
        .returns("moof/traf/tfhd", MalformedMediaException::boxPath);
  }

  /** The first fragments are not packaged either: a track is packaged whole or not. */
  @Test
  void read_encryptedFragmentOfAClearTrack_isSkippedWithItsReason() throws FragmillException {
    byte[] file = replace(fragmented(), "moof[2]/traf/tfdt", tfdt -> box("senc", content(tfdt)));
    assertSkipped(
        file,
        "it is encrypted (moof[2]/traf/senc), and its sample description does not say how;"
            + " decrypt it before packaging");
  }

  @Test
  void read_fragmentOfASecondDescriptionThatSaysTheSame_isPackaged() throws FragmillException {
    byte[] file = replace(fragmented(), TestMovies.VIDEO_STBL + "/stsd", FragmentReaderTest::twice);
    byte[] second = withDescription(2, file);
    assertSameTracks(read(second), second, clip(), TestClips.bytes(TestClips.MOOV_LAST));
  }

  @Test
  void read_fragmentOfADescriptionThatIsNotThere_isMalformed() throws FragmillException {
    byte[] file = replace(fragmented(), TestMovies.VIDEO_STBL + "/stsd", FragmentReaderTest::twice);
    assertThat(refusal(withDescription(3, file)))
        .hasMessageContaining("moof[3]/traf/tfhd")
        .hasMessageContaining("samples of sample description 3 of 2 in stsd");
  }

  private static byte[] twice(byte[] stsd) {
    byte[] entry = Arrays.copyOfRange(stsd, 16, stsd.length);
    return fullBox("stsd", 0, 0, ints(2), entry, entry);
  }

  /** The places of the media stay: the first header gives the bytes that the second one takes. */
  private static byte[] withDescription(int index, byte[] file) {
    byte[] tfhd = fullBox("tfhd", 0, 0x2_0002, ints(1, index));
    return replace(
        replace(file, "moof[3]/mfhd", mfhd -> fullBox("mfhd", 0, 0)),
        "moof[3]/traf/tfhd",
        old -> tfhd);
  }

  /** Where the samples of the second track lie follows from the sizes of those of the first. */
  private static void assertSkipped(byte[] file, String reason) throws FragmillException {
    MovieContent content =
        MovieReader.read(
            Source.bytes("test.mp4", file), Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT));
    assertThat(content.skippedTracks())
        .containsExactly(
            SkippedTrack.of(1, "vide", "avc1", SkippedTrack.Cause.UNSUPPORTED_FEATURE, reason));
    assertSameTracks(
        content.tracks(), file, clip().subList(1, 2), TestClips.bytes(TestClips.MOOV_LAST));
  }

  @Test
  void read_moreThanMaxSamples_isRefused() throws FragmillException {
    byte[] file = fragmented();
    assertThat(read(file, limits(/* maxBoxes= */ 1000, /* maxSamples= */ 101))).hasSize(2);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> read(file, limits(1000, 99)))
        .withMessageContaining("more than maxSamples = 99")
        .withMessageContaining("moof");
  }

  /** However many fragments there are, the boxes of one count. */
  @Test
  void read_moreThanMaxBoxesInAFragment_isRefused() throws FragmillException {
    byte[] file = fragmented();
    assertThat(read(file, limits(/* maxBoxes= */ 60, 1000))).hasSize(2);
    byte[] crowded = replace(file, "moof[3]/mfhd", it -> concat(it, freeBoxes(60)));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> read(crowded, limits(60, 1000)))
        .withMessageContaining("maxBoxes = 60");
  }

  /** Samples that a fragment's groups call random access points are, wherever its flags say no. */
  @Test
  void read_randomAccessGroupOfAFragment_isFollowed() throws FragmillException {
    byte[] file = fragmented();
    SampleTable before = read(file).get(0).samples();
    byte[] groups =
        concat(
            fullBox("sgpd", 1, 0, ascii("rap "), ints(1, 1), bytes(0)),
            fullBox("sbgp", 0, 0, ascii("rap "), ints(2, 2, 0, 1, 0x1_0001)));
    byte[] grouped = replace(file, "moof[1]/traf[1]/tfhd", it -> concat(it, groups));
    SampleTable after = read(grouped).get(0).samples();
    assertThat(before.isSync(2)).isFalse();
    assertThat(after.isSync(2)).isTrue();
    assertThat(after.isSync(1)).isFalse();
    assertThat(after.isSync(3)).isFalse();
  }

  private static byte[] freeBoxes(int count) {
    byte[][] boxes = new byte[count][];
    Arrays.fill(boxes, box("free"));
    return concat(boxes);
  }

  private static Limits limits(int maxBoxes, int maxSamples) {
    return Limits.DEFAULT.withMaxBoxes(maxBoxes).withMaxSamples(maxSamples);
  }

  /** A remote source is asked once for a fragment's boxes, and for three samples of its media. */
  @Test
  void read_fragments_areReadAtOnceAndTheirMediaInThreePlaces() throws FragmillException {
    byte[] file = fragmented();
    NotingSource first = new NotingSource(Arrays.copyOf(file, offsetOf(file, "styp", 2)));
    MovieReader.read(first, Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT));
    NotingSource all = new NotingSource(file);
    MovieReader.read(all, Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT));
    // Two walks over styp, moof and mdat, and the content of moof, seven times.
    assertThat(all.reads - first.reads).isEqualTo(7 * (2 * 3 + 1));
    SampleTable video = read(file).get(0).samples();
    BitSet three = new BitSet();
    for (int sample = 0; sample < 3 * (video.count() / 3); sample += video.count() / 3) {
      int place = Math.toIntExact(video.offsetBytes(sample));
      three.set(place, place + Math.min(4096, video.sizeBytes(sample)));
    }
    BitSet touched = media(file);
    touched.and(all.read);
    assertThat(touched).isEqualTo(three);
    assertThat(all.read.cardinality()).isGreaterThan(three.cardinality());
  }

  private static int offsetOf(byte[] file, String type, int number) {
    int remaining = number;
    for (int position = 0; ; position += ByteBuffer.wrap(file).getInt(position)) {
      if (new String(file, position + 4, 4, StandardCharsets.ISO_8859_1).equals(type)
          && --remaining == 0) {
        return position;
      }
    }
  }

  private static BitSet media(byte[] file) {
    BitSet media = new BitSet();
    for (int number = 1; number <= 8; number++) {
      int mdat = offsetOf(file, "mdat", number);
      media.set(mdat + 8, mdat + ByteBuffer.wrap(file).getInt(mdat));
    }
    return media;
  }

  /** Notes what is read of it. */
  private static final class NotingSource implements Source, SourceReader {
    private final SourceReader content;
    private final BitSet read = new BitSet();
    private int reads;

    NotingSource(byte[] content) throws FragmillException {
      this.content = Source.bytes("noting", content).open();
    }

    @Override
    public String name() {
      return "noting";
    }

    @Override
    public SourceReader open() {
      return this;
    }

    @Override
    public long sizeBytes() throws IOException {
      return content.sizeBytes();
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) throws IOException {
      reads++;
      read.set((int) positionBytes, (int) positionBytes + destination.remaining());
      return content.read(destination, positionBytes);
    }

    @Override
    public void close() {}
  }
}
