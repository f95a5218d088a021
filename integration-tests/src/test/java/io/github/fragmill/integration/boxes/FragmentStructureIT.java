package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.mp4.FragmentedFile;
import io.github.fragmill.integration.mp4.IndexBox;
import io.github.fragmill.integration.mp4.TrackRun;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers in fragments that say where something is: they must be right to the byte. */
@Execution(ExecutionMode.CONCURRENT)
class FragmentStructureIT {

  private static final String EVERY_CLIP =
      "io.github.fragmill.integration.packaging.EveryOwnClip#inEveryMode";
  private static final int DEFAULT_BASE_IS_MOOF = 0x02_0000;
  private static final int BOX_HEADER_BYTES = 8;
  private static final int FULL_BOX_AND_COUNT_BYTES = 8;

  @ParameterizedTest
  @MethodSource(EVERY_CLIP)
  void packageTo_singleFile_dataOffsetsFitTheMedia(OwnClip clip, Mode mode) throws Exception {
    for (FragmentedFile file : singleFiles(clip, mode)) {
      for (Box moof : file.fragments()) {
        Box mdat = file.after(moof);
        TrackRun run = TrackRun.of(moof);
        assertThat(mdat.type()).isEqualTo("mdat");
        assertThat(moof.only("tfhd").content().getInt(0) & DEFAULT_BASE_IS_MOOF).isNotZero();
        assertThat(moof.offsetBytes() + run.dataOffsetBytes()).isEqualTo(mdat.contentOffsetBytes());
        assertThat(run.totalBytes()).isEqualTo(mdat.content().limit());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(EVERY_CLIP)
  void packageTo_singleFile_decodeTimesHaveNoGap(OwnClip clip, Mode mode) throws Exception {
    for (FragmentedFile file : singleFiles(clip, mode)) {
      long expected = FragmentedFile.baseMediaDecodeTime(file.fragments().get(0));
      int sequenceNumber = 1;
      for (Box moof : file.fragments()) {
        assertThat(FragmentedFile.baseMediaDecodeTime(moof)).isEqualTo(expected);
        assertThat(moof.only("mfhd").content().getInt(4)).isEqualTo(sequenceNumber++);
        expected += TrackRun.of(moof).durationTicks();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(EVERY_CLIP)
  void packageTo_singleFile_auxiliaryDataIsWhereSaioSays(OwnClip clip, Mode mode) throws Exception {
    for (FragmentedFile file : singleFiles(clip, mode)) {
      for (Box moof : file.fragments()) {
        assertThat(moof.has("senc")).isEqualTo(mode.encrypts());
        if (moof.has("saio")) {
          assertSaioPointsIntoSenc(moof);
          assertSaizAddsUpToSenc(moof);
        } else {
          assertThat(moof.has("saiz")).isFalse();
          assertThat(!mode.encrypts() || entryBytes(moof) == 0 || hasLongEntry(moof, mode))
              .as("entries without saio")
              .isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(EVERY_CLIP)
  void packageTo_singleFile_indexFitsTheFragments(OwnClip clip, Mode mode) throws Exception {
    for (FragmentedFile file : singleFiles(clip, mode)) {
      Box sidx = Box.all(file.boxes(), "sidx").get(0);
      IndexBox index = IndexBox.of(sidx);
      List<Box> fragments = file.fragments();
      assertThat(index.timeScale()).isEqualTo(file.timeScale());
      assertThat(index.firstOffsetBytes()).isZero();
      assertThat(index.references()).hasSameSizeAs(fragments);
      long offset = sidx.endBytes();
      long time = index.earliestTicks();
      for (int number = 0; number < fragments.size(); number++) {
        Box moof = fragments.get(number);
        IndexBox.Reference reference = index.references().get(number);
        assertThat(moof.offsetBytes()).isEqualTo(offset);
        assertThat(time).isEqualTo(Math.max(0, file.presentationStartTicks(moof)));
        assertThat(reference.startsWithSap()).isTrue();
        offset += reference.sizeBytes();
        time += reference.durationTicks();
      }
      assertThat(offset).isEqualTo(file.boxes().get(file.boxes().size() - 1).endBytes());
      Box last = fragments.get(fragments.size() - 1);
      assertThat(time).isLessThanOrEqualTo(file.presentationEndTicks(last));
      assertThat(file.movieTimeScale()).isEqualTo(file.timeScale());
      assertThat(time).as("mehd").isEqualTo(file.headerDurationTicks());
    }
  }

  @ParameterizedTest
  @MethodSource(EVERY_CLIP)
  void packageTo_bothLayouts_holdTheSameFragments(OwnClip clip, Mode mode) throws Exception {
    MemoryClip segments =
        MemoryClip.of(Packagers.of(Source.file(clip.file()), mode, Layout.NUMBERED_SEGMENTS));
    for (Map.Entry<String, byte[]> file : single(clip, mode).files().entrySet()) {
      if (file.getKey().endsWith(".mp4")) {
        String id = file.getKey().substring(0, file.getKey().length() - ".mp4".length());
        assertThat(without("sidx", file.getValue()))
            .isEqualTo(without("styp", segments.concatenated(id)));
      }
    }
  }

  private static List<ByteBuffer> without(String type, byte[] file) {
    return Box.parse(file).stream()
        .filter(box -> !box.type().equals(type))
        .map(Box::content)
        .toList();
  }

  private static void assertSaioPointsIntoSenc(Box moof) {
    ByteBuffer saio = moof.only("saio").content();
    assertThat(saio.getInt(0)).as("version and flags").isZero();
    assertThat(saio.getInt(4)).as("entry_count").isEqualTo(1);
    assertThat(moof.offsetBytes() + saio.getInt(8))
        .isEqualTo(moof.only("senc").contentOffsetBytes() + FULL_BOX_AND_COUNT_BYTES);
  }

  private static void assertSaizAddsUpToSenc(Box moof) {
    ByteBuffer saiz = moof.only("saiz").content();
    assertThat(saiz.getInt(0)).as("version and flags").isZero();
    int defaultSize = Byte.toUnsignedInt(saiz.get(4));
    int count = saiz.getInt(5);
    assertThat(count).isEqualTo(TrackRun.of(moof).count());
    long sum = (long) count * defaultSize;
    for (int sample = 0; defaultSize == 0 && sample < count; sample++) {
      sum += Byte.toUnsignedInt(saiz.get(9 + sample));
    }
    assertThat(sum).isEqualTo(entryBytes(moof));
  }

  /** Returns whether what senc says of a sample has a size that saiz has no room for. */
  private static boolean hasLongEntry(Box moof, Mode mode) {
    ByteBuffer content = moof.only("senc").content();
    int samples = content.getInt(content.position() + 4);
    int position = content.position() + FULL_BOX_AND_COUNT_BYTES;
    int ivBytes = mode.isOfVersion1() && mode != Mode.CENS ? 0 : mode.key().ivHex().length() / 2;
    boolean isLong = false;
    for (int sample = 0; sample < samples; sample++) {
      int pairs = content.getShort(position + ivBytes) & 0xFFFF;
      int bytes = ivBytes + 2 + 6 * pairs;
      isLong |= bytes > 0xFF;
      position += bytes;
    }
    assertThat(position).isEqualTo(content.limit());
    return isLong;
  }

  private static int entryBytes(Box moof) {
    return moof.only("senc").sizeBytes() - BOX_HEADER_BYTES - FULL_BOX_AND_COUNT_BYTES;
  }

  private static List<FragmentedFile> singleFiles(OwnClip clip, Mode mode) throws Exception {
    return single(clip, mode).files().entrySet().stream()
        .filter(file -> file.getKey().endsWith(".mp4"))
        .map(file -> new FragmentedFile(file.getValue()))
        .toList();
  }

  private static MemoryClip single(OwnClip clip, Mode mode) throws Exception {
    return MemoryClip.of(Packagers.of(Source.file(clip.file()), mode, Layout.SINGLE_FILE));
  }
}
