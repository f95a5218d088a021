package io.github.fragmill.integration.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.SegmentIndex;
import io.github.fragmill.core.UnitReceipt;
import io.github.fragmill.core.WorkUnit;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.TestKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes that are no plan, or no longer one, give typed failures and take bounded memory. */
class HostilePlanTest {

  private static final PackagingEngine ENGINE = PackagingEngine.create();
  private static final int HEAD_BYTES = 16;
  private static final int MUTANTS = 1500;
  private static final long SEED = 20_261_128;

  private static final Source TEXT =
      Source.bytes(
          "en.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n".getBytes(StandardCharsets.UTF_8));

  private static byte[] saved(Mode mode) throws FragmillException {
    return SavedPlan.of(
            Packagers.of(Source.file(BundledClip.file()), mode, Layout.NUMBERED_SEGMENTS)
                .text(TEXT, it -> it.language("en"))
                .plan())
        .toBytes();
  }

  @Test
  void parse_noPlan_saysWhatItIs() throws Exception {
    byte[] plan = saved(Mode.CLEAR);
    assertRefused(new byte[0], "expected a saved plan, found nothing");
    assertRefused(
        Files.readAllBytes(BundledClip.file()), "expected a saved plan, found something else of");
    PackagingPlan loaded = Travel.load(plan, Travel.NO_MANIFEST, List.of(TEXT));
    assertRefused(loaded.units(1).get(0).toBytes(), "expected a saved plan, found a work unit");
    assertRefused(ENGINE.index(loaded).toBytes(), "expected a saved plan, found a segment index");
    byte[] damaged = plan.clone();
    damaged[plan.length / 2] ^= 1;
    assertRefused(damaged, "this saved plan is damaged: its checksum is wrong");
    assertRefused(Arrays.copyOf(plan, plan.length - 1), "is damaged");
    byte[] foreign = plan.clone();
    foreign[11] = 2;
    assertRefused(foreign, "expected a saved plan of version 3, found version 2; make it anew");
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> SavedPlan.parse(bytes))
        .isInstanceOf(SavedDataException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"CLEAR", "CENC", "CBCS"})
  void load_mutants_failsInTypedWays(Mode mode) throws Exception {
    byte[] plan = saved(mode);
    Random random = new Random(SEED);
    int refused = 0;
    for (int mutant = 0; mutant < MUTANTS; mutant++) {
      byte[] bytes = plan.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        int place = HEAD_BYTES + random.nextInt(bytes.length - HEAD_BYTES);
        bytes[place] = (byte) random.nextInt();
      }
      try {
        use(Travel.load(withChecksum(bytes), Travel.NO_MANIFEST, List.of(TEXT)));
      } catch (FragmillException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isBetween(MUTANTS / 20, MUTANTS);
  }

  private static byte[] withChecksum(byte[] file) {
    CRC32C sum = new CRC32C();
    sum.update(file, HEAD_BYTES, file.length - HEAD_BYTES);
    ByteBuffer.wrap(file).putInt(HEAD_BYTES - Integer.BYTES, (int) sum.getValue());
    return file;
  }

  /** Makes some of a plan's files, of which some may have become impossible. */
  private static void use(PackagingPlan plan) throws FragmillException {
    ENGINE.manifests(plan);
    for (PlannedFile file : plan.files().subList(0, Math.min(4, plan.files().size()))) {
      ENGINE.write(file, Channels.newChannel(new ByteArrayOutputStream()));
    }
  }

  @Test
  void parse_mutantsOfOtherSavedData_failsInTypedWays() throws Exception {
    PackagingPlan plan = Travel.load(saved(Mode.CBCS), Travel.NO_MANIFEST, List.of(TEXT));
    byte[] index = ENGINE.index(plan).toBytes();
    byte[] unit = plan.units(100_000).get(0).toBytes();
    Random random = new Random(SEED);
    for (int mutant = 0; mutant < MUTANTS; mutant++) {
      byte[] changedIndex = index.clone();
      changedIndex[HEAD_BYTES + random.nextInt(index.length - HEAD_BYTES)] ^=
          (byte) random.nextInt();
      byte[] changedUnit = unit.clone();
      changedUnit[HEAD_BYTES + random.nextInt(unit.length - HEAD_BYTES)] ^= (byte) random.nextInt();
      try {
        ENGINE.manifests(plan.withIndex(SegmentIndex.parse(withChecksum(changedIndex))));
        assertThat(WorkUnit.parse(withChecksum(changedUnit)).toString()).isNotEmpty();
        assertThat(UnitReceipt.parse(withChecksum(changedUnit))).isNull();
      } catch (SavedDataException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void load_moreThanTheLimits_isRefused() throws Exception {
    SavedPlan plan = SavedPlan.parse(saved(Mode.CLEAR));
    for (Limits limits :
        List.of(
            Limits.DEFAULT.withMaxSamples(10),
            Limits.DEFAULT.withMaxTableBytes(1000),
            Limits.DEFAULT.withMaxTracks(1),
            Limits.DEFAULT.withMaxSegmentBytes(1000))) {
      assertThatThrownBy(() -> plan.loader().sources(it -> BUNDLED).limits(limits).load())
          .isInstanceOf(SavedDataException.class);
    }
  }

  private static final Source BUNDLED = Source.file(BundledClip.file());

  @Test
  void load_keyMissing_isRefusedByName() throws Exception {
    SavedPlan plan = SavedPlan.parse(saved(Mode.CBCS));
    assertThatThrownBy(() -> plan.loader().sources(it -> BUNDLED).load())
        .isInstanceOf(KeySourceException.class)
        .hasMessageContaining("00010203-0405-0607-0809-0a0b0c0d0e0f");
    ContentKey other =
        ContentKey.of(TestKey.WITH_LONG_IV.keyHex(), TestKey.WITH_LONG_IV.keyIdHex());
    assertThatThrownBy(
            () -> plan.loader().sources(it -> BUNDLED).encryption(Encryptor.of(other)).load())
        .isInstanceOf(KeySourceException.class);
  }

  @Test
  void write_sourceChanged_isRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("movie.mp4");
    Files.copy(BundledClip.file(), file);
    byte[] bytes =
        SavedPlan.of(Packagers.of(Source.file(file), Mode.CLEAR, Layout.NUMBERED_SEGMENTS).plan())
            .toBytes();
    PackagingPlan plan = Travel.load(bytes, Travel.NO_MANIFEST, List.of(TEXT));
    use(plan);

    // A copy with the time of the original is the same content.
    FileTime time = Files.getLastModifiedTime(file);
    replace(file, time);
    use(Travel.load(bytes, Travel.NO_MANIFEST, List.of(TEXT)));

    replace(file, FileTime.fromMillis(time.toMillis() + 1000));
    assertThatThrownBy(() -> use(Travel.load(bytes, Travel.NO_MANIFEST, List.of(TEXT))))
        .isInstanceOf(SourceException.class)
        .hasMessage("movie.mp4 has changed since it was planned");
    Files.delete(file);
    assertThatThrownBy(() -> use(Travel.load(bytes, Travel.NO_MANIFEST, List.of(TEXT))))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no such file");
  }

  private static void replace(Path file, FileTime time) throws IOException {
    Path other = file.resolveSibling("other.mp4");
    Files.copy(file, other);
    Files.setLastModifiedTime(other, time);
    Files.delete(file);
    Files.move(other, file);
  }
}
