package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.content;
import static io.github.fragmill.core.testing.TestBoxes.find;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static io.github.fragmill.core.testing.TestBoxes.replace;
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static io.github.fragmill.core.testing.TestBoxes.table;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.codec.captions.CaptionSei;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.media.DisplayMatrix;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.testing.TestClips;
import io.github.fragmill.core.testing.TestMovies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackReaderTest {

  private static MovieContent read(byte[] file) throws FragmillException {
    return MovieReader.read(
        Source.bytes("test.mp4", file), Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT));
  }

  private static <E extends FragmillException> E refusal(Class<E> type, byte[] file) {
    return catchThrowableOfType(type, () -> read(file));
  }

  @Test
  void read_encryptedFile_statesHow() throws FragmillException {
    MovieContent content = read(TestClips.bytes(TestClips.ENCRYPTED));

    assertThat(content.encryption()).containsOnlyKeys(1, 2);
    SampleEncryption video = Optional.ofNullable(content.encryption().get(1)).orElseThrow();
    assertThat(video.count()).isEqualTo(content.tracks().get(0).samples().count());
    assertThat(video.parameters()).singleElement().returns("cenc", EncryptionParameters::scheme);
    assertThat(video.keyIds()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"meta", "hint", "tmcd", "\n\0\u001b "})
  void read_otherHandler_isSkippedWithItsReason(String handler) throws FragmillException {
    byte[] hdlr = fullBox("hdlr", 0, 0, ints(0), ascii(handler), zeros(13));
    MovieContent content = read(TestMovies.with("moov/trak[2]/mdia/hdlr", hdlr));
    assertThat(content.tracks()).hasSize(1);
    assertThat(content.skippedTracks())
        .containsExactly(
            SkippedTrack.of(
                2,
                BoxScanner.printable(handler),
                "none",
                SkippedTrack.Cause.UNSUPPORTED_TYPE,
                "neither video nor audio nor text"));
  }

  @Test
  void read_noSampleDescription_isSkippedWithItsReason() throws FragmillException {
    assertThat(read(TestMovies.without(TestMovies.AUDIO_STBL + "/stsd")).skippedTracks())
        .containsExactly(
            SkippedTrack.of(
                2,
                "soun",
                "none",
                SkippedTrack.Cause.UNSUPPORTED_TYPE,
                "it has no sample description (stsd)"));
    assertThat(read(TestMovies.without("moov/trak[2]/mdia/minf")).skippedTracks()).hasSize(1);
    assertThat(read(TestMovies.without(TestMovies.AUDIO_STBL)).skippedTracks()).hasSize(1);
    byte[] empty = fullBox("stsd", 0, 0, ints(0));
    assertThat(read(TestMovies.with(TestMovies.AUDIO_STBL + "/stsd", empty)).skippedTracks())
        .containsExactly(
            SkippedTrack.of(
                2,
                "soun",
                "none",
                SkippedTrack.Cause.UNSUPPORTED_TYPE,
                "its sample description (stsd) is empty"));
  }

  @Test
  void read_noMediaOrHandler_isSkippedWithItsReason() throws FragmillException {
    assertThat(read(TestMovies.without("moov/trak[2]/mdia")).skippedTracks())
        .containsExactly(
            SkippedTrack.of(
                2, "none", "none", SkippedTrack.Cause.UNSUPPORTED_TYPE, "it has no media (mdia)"));
    assertThat(read(TestMovies.without("moov/trak[2]/mdia/hdlr")).skippedTracks())
        .containsExactly(
            SkippedTrack.of(
                2,
                "none",
                "none",
                SkippedTrack.Cause.UNSUPPORTED_TYPE,
                "it does not say what it holds (hdlr)"));
  }

  @Test
  void read_noSamples_isSkippedWithItsReason() throws FragmillException {
    byte[] file =
        TestMovies.changed(TestMovies.AUDIO_STBL, stbl -> box("stbl", find(content(stbl), "stsd")));
    assertThat(read(file).skippedTracks())
        .containsExactly(
            SkippedTrack.of(2, "soun", "mp4a", SkippedTrack.Cause.EMPTY, "it has no samples"));
  }

  @Test
  void read_mp3_isWhatItsFirstSampleSays() throws FragmillException {
    byte[] descriptors =
        concat(bytes(3, 21, 0, 0, 0, 4, 13, 0x6B, 0x15), zeros(11), bytes(6, 1, 2));
    byte[] esds = fullBox("esds", 0, 0, descriptors);
    byte[] file = TestMovies.with(TestMovies.AUDIO_STBL + "/stsd/mp4a/esds", esds);
    assertThat(refusal(MalformedMediaException.class, file))
        .hasMessageContaining("mp4a: first sample: expected a frame of MPEG audio");

    MovieContent clip = read(TestClips.bytes(TestClips.MOOV_LAST));
    long offsetBytes = clip.tracks().get(1).samples().offsetBytes(0);
    ByteBuffer.wrap(file).putInt((int) offsetBytes, /* 32 kHz, mono= */ 0xFFFB98C4);
    assertThat(read(file).tracks().get(1).format()).hasToString("mp4a.6B 32000 Hz, 1 channels");
  }

  @Test
  void read_audioVersionUnknown_isSkippedWithItsReason() throws FragmillException {
    byte[] file =
        TestMovies.changed(
            TestMovies.AUDIO_STBL + "/stsd/mp4a",
            it -> {
              it[8 + 9] = 9;
              return it;
            });
    assertThat(read(file).skippedTracks())
        .singleElement()
        .asString()
        .contains("QuickTime audio entry of version 9");
  }

  private static byte[] withTimeScale(String path, int ticksPerSecond) {
    return TestMovies.changed(
        path,
        it -> {
          ByteBuffer.wrap(it).putInt(8 + 4 + 8, ticksPerSecond);
          return it;
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0x8000_0000L})
  void read_trackIdOutOfRange_isRefused(long id) {
    byte[] file =
        TestMovies.changed(
            "moov/trak/tkhd",
            it -> {
              ByteBuffer.wrap(it).putInt(8 + 4 + 8, (int) id);
              return it;
            });
    assertThat(refusal(MalformedMediaException.class, file)).hasMessageContaining("found " + id);
  }

  /** The samples determine how long something lasts. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE})
  void read_datesAndDurationsOfHeaders_areNotBelieved(long value) throws FragmillException {
    MovieContent clip = read(TestClips.bytes(TestClips.MOOV_LAST));
    byte[] file = TestClips.bytes(TestClips.MOOV_LAST);
    for (String path : List.of("moov/mvhd", "moov/trak/tkhd", "moov/trak/mdia/mdhd")) {
      int middleBytes = path.endsWith("tkhd") ? 8 : 4;
      file = replace(file, path, box -> withLongTimes(box, middleBytes, value));
    }
    Track video = read(file).tracks().get(0);
    assertThat(video.duration()).isEqualTo(clip.tracks().get(0).duration());
    assertThat(video.id()).isEqualTo(1);
    assertThat(video.displayMatrix()).isEqualTo(clip.tracks().get(0).displayMatrix());
  }

  /** Makes version 1 of version 0: dates, other fields and duration come first. */
  private static byte[] withLongTimes(byte[] box, int middleBytes, long value) {
    byte[] content = content(box);
    return fullBox(
        new String(box, 4, 4, StandardCharsets.ISO_8859_1),
        /* version= */ 1,
        box[11],
        longs(value, value),
        Arrays.copyOfRange(content, 12, 12 + middleBytes),
        longs(value),
        Arrays.copyOfRange(content, 12 + middleBytes + 4, content.length));
  }

  @Test
  void read_mediaInAnotherFile_isSkippedWithItsReason() throws FragmillException {
    byte[] url = fullBox("url ", 0, 0, ascii("other.mp4\0"));
    byte[] dref = fullBox("dref", 0, 0, ints(1), url);
    assertThat(read(TestMovies.with("moov/trak[2]/mdia/minf/dinf/dref", dref)).skippedTracks())
        .singleElement()
        .asString()
        .startsWith("track 2 (soun, mp4a) skipped: ")
        .contains("dref/url : its media is in another file");
  }

  /** Width and height, of 4 bytes each, come after the matrix. */
  private static byte[] withMatrix(String path, long... matrix) {
    return TestMovies.changed(
        path,
        it -> {
          ByteBuffer.wrap(it).position(it.length - 8 - 36).put(ints(matrix));
          return it;
        });
  }

  @Test
  void read_displayMatrix_isTheTracksInEveryBit() throws FragmillException {
    byte[] file = withMatrix("moov/trak/tkhd", 1, -2, 3, -4, 5, -6, 7, Integer.MIN_VALUE, -9);
    assertThat(read(file).tracks().get(0).displayMatrix())
        .isEqualTo(new DisplayMatrix(1, -2, 3, -4, 5, -6, 7, Integer.MIN_VALUE, -9));
  }

  @Test
  void read_captionsInTheFirstSample_areFound() throws FragmillException {
    byte[] file = TestClips.bytes(TestClips.MOOV_LAST);
    SampleTable samples = read(file).tracks().get(0).samples();
    byte[] nalUnit = CaptionSei.nalUnit(new int[] {6}, CaptionSei.padding());
    // In the place of x264's own message, with which the sample begins.
    ByteBuffer.wrap(file)
        .position(Math.toIntExact(samples.offsetBytes(0)))
        .putInt(nalUnit.length)
        .put(nalUnit);

    assertThat(((VideoFormat) read(file).tracks().get(0).format()).captions())
        .containsExactly(CaptionService.cea608(1));
  }

  @Test
  void read_media_isTouchedInThreePlacesOnly() throws FragmillException {
    byte[] file = TestClips.bytes(TestClips.MOOV_LAST);
    SampleTable samples = read(file).tracks().get(0).samples();
    long endOfMedia = new String(file, StandardCharsets.ISO_8859_1).indexOf("moov") - 4L;
    List<Long> places = new ArrayList<>();
    Source source = Source.bytes("test.mp4", file);
    Source watched =
        new Source() {
          @Override
          public String name() {
            return source.name();
          }

          @Override
          public SourceReader open() throws SourceException {
            SourceReader reader = source.open();
            return new SourceReader() {
              @Override
              public long sizeBytes() throws IOException {
                return reader.sizeBytes();
              }

              @Override
              public int read(ByteBuffer destination, long positionBytes) throws IOException {
                if (positionBytes >= samples.offsetBytes(0) && positionBytes < endOfMedia) {
                  places.add(positionBytes);
                  assertThat(destination.remaining()).isLessThanOrEqualTo(4096);
                }
                return reader.read(destination, positionBytes);
              }

              @Override
              public void close() throws IOException {
                reader.close();
              }
            };
          }
        };

    MovieReader.read(watched, Limits.DEFAULT, new MemoryBudget(Limits.DEFAULT));

    assertThat(places)
        .containsExactly(samples.offsetBytes(0), samples.offsetBytes(33), samples.offsetBytes(66));
  }

  @Test
  void read_displayMatrixOfZeros_isNone() throws FragmillException {
    byte[] file = withMatrix("moov/trak/tkhd", 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(read(file).tracks().get(0).displayMatrix()).isEqualTo(DisplayMatrix.IDENTITY);
  }

  @Test
  void read_displayMatrixOfAudio_isIgnored() throws FragmillException {
    byte[] file = withMatrix("moov/trak[2]/tkhd", 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(read(file).tracks().get(1).displayMatrix()).isEqualTo(DisplayMatrix.IDENTITY);
  }

  @Test
  void read_extendedLanguage_goesBeforeTheOther() throws FragmillException {
    byte[] elng = fullBox("elng", 0, 0, ascii("sv-FI\0"));
    MovieContent content = read(TestMovies.withBehind("moov/trak[2]/mdia/mdhd", elng));
    assertThat(content.tracks().get(1).language()).contains("sv-FI");
    byte[] unknown = fullBox("elng", 0, 0, ascii("und\0"));
    assertThat(
            read(TestMovies.withBehind("moov/trak[2]/mdia/mdhd", unknown))
                .tracks()
                .get(1)
                .language())
        .contains("sv");
  }

  @Test
  void read_macintoshLanguage_isUnknown() throws FragmillException {
    byte[] file =
        TestMovies.changed(
            "moov/trak[2]/mdia/mdhd",
            it -> {
              ByteBuffer.wrap(it).putShort(8 + 20, (short) 0);
              return it;
            });
    assertThat(read(file).tracks().get(1).language()).isEmpty();
  }

  @Test
  void read_noEditList_hasNoEdit() throws FragmillException {
    assertThat(read(TestMovies.without("moov/trak/edts")).tracks().get(0).edit())
        .isEqualTo(Edit.NONE);
    assertThat(read(TestMovies.with("moov/trak/edts", box("edts"))).tracks().get(0).edit())
        .isEqualTo(Edit.NONE);
  }

  @Test
  void read_delayBeyondAllSense_isRefused() {
    byte[] elst = fullBox("elst", 1, 0, ints(1), longs(1L << 56, -1), shorts(1, 0));
    assertThat(refusal(MalformedMediaException.class, TestMovies.with("moov/trak/edts/elst", elst)))
        .hasMessageContaining("days");
  }

  @Test
  void read_twoTracksOfOneId_areRefusedWithThePlaceOfTheSecond() {
    byte[] file =
        TestMovies.changed(
            "moov/trak[2]/tkhd",
            it -> {
              ByteBuffer.wrap(it).putInt(8 + 4 + 8, 1);
              return it;
            });
    assertThat(refusal(MalformedMediaException.class, file))
        .hasMessageContaining("two tracks have the ID 1")
        .returns("moov/trak[2]/tkhd", MalformedMediaException::boxPath);
  }

  @Test
  void read_sumsAbove63Bits_areRefused() {
    byte[] entry = concat(longs(Long.MAX_VALUE, -1), shorts(1, 0));
    byte[] elst = fullBox("elst", 1, 0, ints(2), entry, entry);
    assertThat(refusal(MalformedMediaException.class, TestMovies.with("moov/trak/edts/elst", elst)))
        .hasMessageContaining("63 bits")
        .returns("moov/trak", MalformedMediaException::boxPath);
  }

  @Test
  void read_durationsBeyondAllSense_areRefused() {
    byte[] slow = withTimeScale("moov/trak/mdia/mdhd", 1);
    byte[] stts = table("stts", 1, 100, Integer.MAX_VALUE);
    byte[] file = replace(slow, TestMovies.VIDEO_STBL + "/stts", old -> stts);
    assertThat(refusal(MalformedMediaException.class, file)).hasMessageContaining("days");
  }
}
