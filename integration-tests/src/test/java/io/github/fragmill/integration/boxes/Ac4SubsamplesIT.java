package io.github.fragmill.integration.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.boxes.EncryptedSample.Subsample;
import io.github.fragmill.integration.clips.SharedMedia;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In AC-4, the table of contents of each frame stays clear: 17 bytes in this clip. */
class Ac4SubsamplesIT {

  private static final int TABLE_BYTES = 17;

  @Test
  void packageTo_cbcs_everythingAfterTheTableWithAPattern() throws Exception {
    byte[] file = packaged(Mode.CBCS);

    List<EncryptedSample> samples = FragmentSamples.of(file);
    assertThat(samples).hasSize(19);
    assertThat(samples)
        .allSatisfy(
            sample ->
                assertThat(sample.subsamples())
                    .containsExactly(
                        new Subsample(TABLE_BYTES, sample.bytes().remaining() - TABLE_BYTES)));
    assertThat(pattern(file)).isEqualTo(0x19);
  }

  @Test
  void packageTo_cenc_wholeBlocksAfterTheTable() throws Exception {
    byte[] file = packaged(Mode.CENC);

    assertThat(FragmentSamples.of(file))
        .hasSize(19)
        .allSatisfy(
            sample -> {
              int after = sample.bytes().remaining() - TABLE_BYTES;
              assertThat(sample.subsamples())
                  .containsExactly(new Subsample(TABLE_BYTES + after % 16, after - after % 16));
            });
    assertThat(pattern(file)).isZero();
  }

  @Test
  void packageTo_encrypted_tablesAreTheSources() throws Exception {
    List<EncryptedSample> cbcs = FragmentSamples.of(packaged(Mode.CBCS));
    List<EncryptedSample> cenc = FragmentSamples.of(packaged(Mode.CENC));
    for (int sample = 0; sample < cbcs.size(); sample++) {
      ByteBuffer table = cbcs.get(sample).bytes().slice(0, TABLE_BYTES);
      assertThat(table).isEqualTo(cenc.get(sample).bytes().slice(0, TABLE_BYTES));
      assertThat(table.get(0) >> 6 & 3).as("bitstream_version").isEqualTo(2);
    }
  }

  /** Decoding can begin at the first frame of this clip only; ffmpeg does not report it. */
  @Test
  void packageTo_clear_syncSamplesAreTheSources() throws Exception {
    List<Box> boxes = Box.parse(packaged(Mode.CLEAR));
    ByteBuffer tfhd = Box.all(boxes, "tfhd").get(0).content();
    ByteBuffer trun = Box.all(boxes, "trun").get(0).content();

    assertThat(Box.all(boxes, "moof")).hasSize(1);
    assertThat(tfhd.getInt(tfhd.limit() - 4)).as("default_sample_flags").isEqualTo(0x0101_0000);
    assertThat(trun.getInt(12)).as("first_sample_flags").isEqualTo(0x0200_0000);
    assertThat(trun.getInt(0)).as("no flags of samples").isEqualTo(0x205);
  }

  /** Version and flags, a reserved byte, then crypt and skip blocks. */
  private static int pattern(byte[] file) {
    return Box.all(Box.parse(file), "tenc").get(0).content().get(5);
  }

  private static byte[] packaged(Mode mode) throws Exception {
    MemoryClip packaged =
        MemoryClip.of(
            Packagers.of(
                Source.file(SharedMedia.clip("sample_ac4.mp4")), mode, Layout.SINGLE_FILE));
    return packaged.files().entrySet().stream()
        .filter(file -> file.getKey().startsWith("audio"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }
}
