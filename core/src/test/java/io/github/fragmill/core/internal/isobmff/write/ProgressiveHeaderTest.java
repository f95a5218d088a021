package io.github.fragmill.core.internal.isobmff.write;

import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mp4parser.boxes.iso14496.part12.ChunkOffset64BitBox;
import org.mp4parser.boxes.iso14496.part12.EditListBox;
import org.mp4parser.boxes.iso14496.part12.HandlerBox;
import org.mp4parser.boxes.iso14496.part12.MediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.MovieHeaderBox;
import org.mp4parser.boxes.iso14496.part12.SampleToChunkBox;
import org.mp4parser.boxes.iso14496.part12.StaticChunkOffsetBox;
import org.mp4parser.boxes.iso14496.part12.SyncSampleBox;
import org.mp4parser.boxes.iso14496.part12.TrackHeaderBox;

class ProgressiveHeaderTest {

  private static final int FLAGS = 7;

  /** A track's {@code tkhd} of version 0 in the source, its ID and its duration not ours. */
  private static final byte[] SOURCE_HEADER =
      concat(ints(FLAGS, 0, 0, 99, 0, 12_345), zeros(52), ints(64 << 16, 48 << 16));

  private static ProgressiveHeader header(Track... tracks) {
    return new ProgressiveHeader(
        Arrays.stream(tracks).map(it -> new ProgressiveTrack(it, SOURCE_HEADER)).toList(),
        ChunkPlan.of(List.of(tracks)));
  }

  private static byte[] written(ProgressiveHeader header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    header.writeTo(Channels.newChannel(bytes));
    assertThat(header.sizeBytes()).isEqualTo(bytes.size());
    return bytes.toByteArray();
  }

  private static IsoParsing parsed(Track... tracks) throws IOException {
    byte[] file = written(header(tracks));
    // The media itself is missing, so mdat is left out.
    return IsoParsing.of(Arrays.copyOf(file, file.length - 8));
  }

  private static SampleTable huge(int count) {
    SampleTableBuilder samples = new SampleTableBuilder(count);
    for (int sample = 0; sample < count; sample++) {
      samples.add(1 << 30, (long) sample << 30, 1, 0, true);
    }
    return samples.build();
  }

  @Test
  void writeTo_twoTracks_placesAreThoseOfTheChunks() throws IOException {
    Track video = TestTracks.video(1, TestTracks.frames(3, 1));
    Track audio = TestTracks.audio(2, TestTracks.frames(5, 1));

    long media = header(video, audio).sizeBytes();
    IsoParsing file = parsed(video, audio);

    // Seconds: video, two frames of audio, video, two, video, one; 10 bytes each.
    assertThat(offsets(file, "moov/trak[0]")).containsExactly(media, media + 30, media + 60);
    assertThat(offsets(file, "moov/trak[1]")).containsExactly(media + 10, media + 40, media + 70);
    assertThat(file.get(SampleToChunkBox.class, "moov/trak[1]/mdia/minf/stbl/stsc").getEntries())
        .extracting(SampleToChunkBox.Entry::getFirstChunk)
        .containsExactly(1L, 3L);
  }

  private static long[] offsets(IsoParsing file, String trak) {
    return file.get(StaticChunkOffsetBox.class, trak + "/mdia/minf/stbl/stco").getChunkOffsets();
  }

  @Test
  void writeTo_trackHeaders_areTheSourcesWithNewIdsAndDurations() throws IOException {
    Track track = TestTracks.video(10, TestTracks.frames(3, 10));

    IsoParsing file = parsed(track, track);

    TrackHeaderBox second = file.get(TrackHeaderBox.class, "moov/trak[1]/tkhd");
    assertThat(second.getTrackId()).isEqualTo(2);
    assertThat(second.getFlags()).isEqualTo(FLAGS);
    assertThat(second.getWidth()).isEqualTo(64);
    assertThat(second.getDuration()).isEqualTo(30);
    MovieHeaderBox movie = file.get(MovieHeaderBox.class, "moov/mvhd");
    assertThat(movie.getNextTrackId()).isEqualTo(3);
    assertThat(movie.getDuration()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({"12800, 48000, 192000", "1, 1, 1", "2147483647, 2147483629, 2147483647"})
  void writeTo_timeScales_theMovieHasACommonOneOrTheLargest(long first, long second, long common)
      throws IOException {
    SampleTable samples = TestTracks.frames(1, 1);

    IsoParsing file = parsed(TestTracks.video(first, samples), TestTracks.audio(second, samples));

    assertThat(file.get(MovieHeaderBox.class, "moov/mvhd").getTimescale()).isEqualTo(common);
    assertThat(file.get(MediaHeaderBox.class, "moov/trak[1]/mdia/mdhd").getTimescale())
        .isEqualTo(second);
  }

  @Test
  void writeTo_edit_isKept() throws IOException {
    Edit edit = new Edit(/* mediaStartTicks= */ 5, /* delayTicks= */ 7, OptionalLong.of(20));
    Track track = TestTracks.track(TestTracks.videoFormat(), 10, TestTracks.frames(3, 10), edit);

    IsoParsing file = parsed(track);

    assertThat(file.get(EditListBox.class, "moov/trak/edts/elst").getEntries())
        .extracting(EditListBox.Entry::getSegmentDuration, EditListBox.Entry::getMediaTime)
        .containsExactly(tuple(7L, -1L), tuple(20L, 5L));
  }

  @Test
  void writeTo_plainTrack_hasNoBoxesItDoesNotNeed() throws IOException {
    IsoParsing file = parsed(TestTracks.audio(10, TestTracks.frames(3, 10)));

    assertThat(file.has("moov/trak/edts")).isFalse();
    assertThat(file.has("moov/trak/mdia/elng")).isFalse();
    assertThat(file.has("moov/trak/mdia/minf/stbl/stss")).isFalse();
    assertThat(file.has("moov/trak/mdia/minf/stbl/ctts")).isFalse();
    assertThat(file.get(HandlerBox.class, "moov/trak/mdia/hdlr").getHandlerType())
        .isEqualTo("soun");
  }

  @Test
  void writeTo_syncSamples_countFromOne() throws IOException {
    IsoParsing file =
        parsed(TestTracks.video(10, TestTracks.samples(6, 10, sample -> sample % 3 == 0)));

    assertThat(file.get(SyncSampleBox.class, "moov/trak/mdia/minf/stbl/stss").getSampleNumber())
        .containsExactly(1, 4);
  }

  @ParameterizedTest
  @CsvSource({"sv, swe, false", "pt-BR, por, true", "qaa, qaa, false", "abcde, und, true"})
  void writeTo_language_asFarAsTheHeaderCanTell(String tag, String code, boolean hasExtended)
      throws IOException {
    Track plain = TestTracks.audio(10, TestTracks.frames(3, 10));
    Track track =
        Track.builder(1, plain.format(), new TimeScale(10), plain.samples())
            .language(Optional.of(tag))
            .build();

    IsoParsing file = parsed(track);

    assertThat(file.get(MediaHeaderBox.class, "moov/trak/mdia/mdhd").getLanguage()).isEqualTo(code);
    assertThat(file.has("moov/trak/mdia/elng")).isEqualTo(hasExtended);
  }

  @Test
  void writeTo_moreThan4Gigabytes_sizesAndPlacesHave64Bits() throws IOException {
    ProgressiveHeader header = header(TestTracks.video(1, huge(5)));
    byte[] bytes = written(header);
    ByteBuffer mdat = ByteBuffer.wrap(bytes, bytes.length - 16, 16).slice();

    assertThat(mdat.getInt(0)).isEqualTo(1);
    assertThat(mdat.getLong(8)).isEqualTo(16 + (5L << 30));
    IsoParsing file = IsoParsing.of(Arrays.copyOf(bytes, bytes.length - 16));
    assertThat(
            file.get(ChunkOffset64BitBox.class, "moov/trak/mdia/minf/stbl/co64").getChunkOffsets())
        .startsWith(header.sizeBytes())
        .endsWith(header.sizeBytes() + (4L << 30));
  }

  /** The media fits 32 bits, but after the header its end does not. */
  @Test
  void writeTo_justBelow4Gigabytes_onlyPlacesHave64Bits() throws IOException {
    SampleTableBuilder samples = new SampleTableBuilder(4);
    for (int sample = 0; sample < 4; sample++) {
      samples.add((1 << 30) - 4, (long) sample << 30, 1, 0, true);
    }
    byte[] bytes = written(header(TestTracks.video(1, samples.build())));

    assertThat(ByteBuffer.wrap(bytes).getInt(bytes.length - 8)).isEqualTo((int) ((4L << 30) - 8));
    assertThat(
            IsoParsing.of(Arrays.copyOf(bytes, bytes.length - 8))
                .has("moov/trak/mdia/minf/stbl/co64"))
        .isTrue();
  }

  @Test
  void new_sourceHeaderTruncated_isRefused() {
    Track track = TestTracks.video(1, TestTracks.frames(1, 1));
    byte[] truncated = Arrays.copyOf(SOURCE_HEADER, SOURCE_HEADER.length - 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProgressiveTrack(track, truncated))
        .withMessageContaining("it has 83 bytes");
  }
}
