package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.core.protect.port.SegmentMapper;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestTracks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mp4parser.boxes.iso14496.part12.SampleAuxiliaryInformationOffsetsBox;
import org.mp4parser.boxes.iso14496.part12.SampleAuxiliaryInformationSizesBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentHeaderBox;
import org.mp4parser.boxes.iso23001.part7.SampleEncryptionBox;

/** How a fragment describes its encryption: {@code senc}, {@code saiz} and {@code saio}. */
class FragmentEncryptionTest {

  private static final PresentationShift NO_SHIFT = new PresentationShift(0, 0, 0);

  private static final InitializationVector CONSTANT_IV =
      InitializationVector.of("000102030405060708090a0b0c0d0e0f");
  private static final int SEIG = 0x73656967;
  private static final KeyId OTHER_KEY = KeyId.of("f".repeat(32));

  /** Twenty frames of 10 bytes and 512 ticks, a sync sample at 0 and 10. */
  private static final Track REGULAR =
      TestTracks.video(25, TestTracks.samples(20, 512, sample -> sample % 10 == 0));

  private static IsoParsing moof(byte[] header) throws IOException {
    return IsoParsing.of(TestBoxes.find(withMedia(header), "moof"));
  }

  /** The header ends in the size and type of mdat; its content does not follow. */
  private static byte[] withMedia(byte[] header) {
    return Arrays.copyOf(header, header.length - 8);
  }

  /** Maps samples of so many subsamples each. */
  private static SubsampleMap map(int... pairs) {
    SubsampleMap map = new SubsampleMap();
    for (int count : pairs) {
      map.beginSample();
      for (int pair = 0; pair < count; pair++) {
        map.add(5 + pair % 100, 16);
      }
      map.endSample();
    }
    return map;
  }

  private static SegmentMapper mapper() {
    return FakeProtection.ENCRYPTION.mapper(
        FakeProtection.encryption(REGULAR, /* segments= */ 2),
        /* segment= */ 1,
        /* firstSample= */ 10);
  }

  private static EncryptionParameters parameters(int ivBytes) {
    return ivBytes == 0
        ? new EncryptionParameters("cbcs", FakeProtection.KEY_ID, 0, Optional.of(CONSTANT_IV), 1, 9)
        : new EncryptionParameters("cenc", FakeProtection.KEY_ID, ivBytes, Optional.empty(), 0, 0);
  }

  private static FragmentHeader.Encryption constantIv(Optional<SubsampleMap> map) {
    return constantIv(SegmentKey.DEFAULT, map);
  }

  private static FragmentHeader.Encryption constantIv(SegmentKey key, Optional<SubsampleMap> map) {
    return new FragmentHeader.Encryption(new ConstantIvMapper(), parameters(0), key, map);
  }

  private static byte[] encrypted(int sampleCount, int ivBytes, Optional<SubsampleMap> map)
      throws IOException {
    FragmentHeader.Encryption encryption =
        new FragmentHeader.Encryption(mapper(), parameters(ivBytes), SegmentKey.DEFAULT, map);
    return new FragmentHeader(REGULAR, 10, 10 + sampleCount, NO_SHIFT, /* isCmaf= */ true)
        .toBytes(1, /* isFile= */ false, 10 * sampleCount, Optional.of(encryption));
  }

  @Test
  void toBytes_subsamples_areInSencAndPointedAt() throws IOException {
    byte[] header = encrypted(3, 8, Optional.of(map(1, 3, 2)));
    IsoParsing moof = moof(header);
    SampleEncryptionBox senc = moof.get(SampleEncryptionBox.class, "moof/traf/senc");
    assertThat(senc.isSubSampleEncryption()).isTrue();
    assertThat(senc.getEntries()).hasSize(3);
    assertThat(senc.getEntries().get(2).iv).containsExactly(0, 0, 0, 0, 0, 0, 0, 12);
    assertThat(senc.getEntries().get(1).pairs)
        .extracting(pair -> pair.clear() + "+" + pair.encrypted())
        .containsExactly("5+16", "6+16", "7+16");

    SampleAuxiliaryInformationSizesBox saiz =
        moof.get(SampleAuxiliaryInformationSizesBox.class, "moof/traf/saiz");
    assertThat(saiz.getSampleCount()).isEqualTo(3);
    assertThat(saiz.getDefaultSampleInfoSize()).isZero();
    assertThat(saiz.getSampleInfoSizes())
        .containsExactly((short) (8 + 2 + 6), (short) (8 + 2 + 18), (short) (8 + 2 + 12));
    requireSaioAtFirstEntry(header, moof);
  }

  /** The first entry begins with the first IV, the number of the sample. */
  private static void requireSaioAtFirstEntry(byte[] header, IsoParsing moof) {
    long[] offsets =
        moof.get(SampleAuxiliaryInformationOffsetsBox.class, "moof/traf/saio").getOffsets();
    assertThat(offsets).hasSize(1);
    assertThat(ByteBuffer.wrap(header).getLong(Math.toIntExact(offsets[0]))).isEqualTo(10);
    int sencTypeOffset = Math.toIntExact(offsets[0]) - 12;
    assertThat(ByteBuffer.wrap(header).getInt(sencTypeOffset)).isEqualTo(0x73656E63);
  }

  @Test
  void toBytes_equalNumbersOfSubsamples_shareTheirSize() throws IOException {
    SampleAuxiliaryInformationSizesBox saiz =
        moof(encrypted(3, 8, Optional.of(map(2, 2, 2))))
            .get(SampleAuxiliaryInformationSizesBox.class, "moof/traf/saiz");
    assertThat(saiz.getDefaultSampleInfoSize()).isEqualTo(8 + 2 + 12);
    assertThat(saiz.getSampleCount()).isEqualTo(3);
  }

  @Test
  void toBytes_wholeSamples_haveVectorsOnly() throws IOException {
    byte[] header = encrypted(2, 8, Optional.empty());
    IsoParsing moof = moof(header);
    SampleEncryptionBox senc = moof.get(SampleEncryptionBox.class, "moof/traf/senc");
    assertThat(senc.isSubSampleEncryption()).isFalse();
    assertThat(senc.getEntries()).hasSize(2);
    assertThat(
            moof.get(SampleAuxiliaryInformationSizesBox.class, "moof/traf/saiz")
                .getDefaultSampleInfoSize())
        .isEqualTo(8);
    requireSaioAtFirstEntry(header, moof);
  }

  @Test
  void toBytes_wholeSamplesAndConstantVector_haveSencAlone() throws IOException {
    FragmentHeader.Encryption encryption = constantIv(Optional.empty());
    byte[] header =
        new FragmentHeader(REGULAR, 10, 20, NO_SHIFT, /* isCmaf= */ true)
            .toBytes(1, false, 100, Optional.of(encryption));
    byte[] moof = TestBoxes.find(withMedia(header), "moof");
    assertThat(TestBoxes.find(moof, "moof/traf/senc"))
        .isEqualTo(TestBoxes.fullBox("senc", 0, 0, TestBoxes.ints(10)));
    assertThat(IsoParsing.of(moof).has("moof/traf/saiz")).isFalse();
    assertThat(IsoParsing.of(moof).has("moof/traf/saio")).isFalse();
  }

  @Test
  void toBytes_subsamplesAndConstantVector_haveNoVectors() throws IOException {
    FragmentHeader.Encryption encryption = constantIv(Optional.of(map(1)));
    byte[] header =
        new FragmentHeader(REGULAR, 10, 11, NO_SHIFT, /* isCmaf= */ true)
            .toBytes(1, false, 10, Optional.of(encryption));
    byte[] moof = TestBoxes.find(withMedia(header), "moof");
    assertThat(TestBoxes.find(moof, "moof/traf/senc"))
        .isEqualTo(
            TestBoxes.fullBox(
                "senc",
                0,
                /* flags= */ 2,
                TestBoxes.ints(1),
                TestBoxes.shorts(1, 5),
                TestBoxes.ints(16)));
    assertThat(IsoParsing.of(moof).has("moof/traf/saio")).isTrue();
  }

  private static final class ConstantIvMapper implements SegmentMapper {
    @Override
    public void map(int sampleSizeBytes, ByteRanges protectable, SubsampleMap into) {
      throw new AssertionError("mapped already");
    }

    @Override
    public void putIv(int sampleInSegment, ByteBuffer into) {
      // The IV is constant.
    }
  }

  @Test
  void toBytes_mostSubsamples_fit() throws IOException {
    SampleAuxiliaryInformationSizesBox saiz =
        moof(encrypted(2, 8, Optional.of(map(40, 1))))
            .get(SampleAuxiliaryInformationSizesBox.class, "moof/traf/saiz");
    assertThat(saiz.getSize(0)).isEqualTo((short) 250);
  }

  @Test
  void toBytes_moreSubsamplesThanSaizCanTell_areInSencAlone() throws IOException {
    IsoParsing moof = moof(encrypted(2, 8, Optional.of(map(1, 41))));
    SampleEncryptionBox senc = moof.get(SampleEncryptionBox.class, "moof/traf/senc");
    assertThat(senc.getEntries().get(0).pairs).hasSize(1);
    assertThat(senc.getEntries().get(1).pairs).hasSize(41);
    assertThat(moof.has("moof/traf/saiz")).isFalse();
    assertThat(moof.has("moof/traf/saio")).isFalse();

    byte[] constant =
        new FragmentHeader(REGULAR, 0, 1, NO_SHIFT, /* isCmaf= */ true)
            .toBytes(0, false, 10, Optional.of(constantIv(Optional.of(map(43)))));
    assertThat(moof(constant).has("moof/traf/senc")).isTrue();
    assertThat(moof(constant).has("moof/traf/saiz")).isFalse();
  }

  @Test
  void toBytes_moreSubsamplesThanSencCanCount_areRefusedByName() throws IOException {
    assertThat(moof(encrypted(1, 8, Optional.of(map(65_535)))).has("moof/traf/senc")).isTrue();
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> encrypted(1, 8, Optional.of(map(65_536))))
        .withMessageContaining("65536 subsamples")
        .withMessageContaining("at most 65535")
        .withMessageContaining("senc");
  }

  @Test
  void toBytes_sameSegmentTwice_givesTheSameBytes() throws IOException {
    assertThat(encrypted(3, 8, Optional.of(map(1, 3, 2))))
        .isEqualTo(encrypted(3, 8, Optional.of(map(1, 3, 2))));
  }

  private static byte[] moofBytes(FragmentHeader.Protection protection) throws IOException {
    byte[] header =
        new FragmentHeader(REGULAR, 10, 12, NO_SHIFT, /* isCmaf= */ true)
            .toBytes(1, false, 20, Optional.of(protection));
    return TestBoxes.find(withMedia(header), "moof");
  }

  @Test
  void toBytes_namedKey_isInAGroupOfTheFragment() throws IOException {
    byte[] moof =
        moofBytes(
            constantIv(
                SegmentKey.named(OTHER_KEY, List.of(FakeProtection.PSSH)), Optional.of(map(1, 1))));

    assertThat(TestBoxes.find(moof, "moof/traf/sgpd"))
        .isEqualTo(
            TestBoxes.fullBox(
                "sgpd",
                /* version= */ 1,
                0,
                TestBoxes.ints(SEIG, /* length */ 37, /* entries */ 1),
                new byte[] {0, /* 1:9 */ 0x19, /* isProtected */ 1, /* IV size */ 0},
                OTHER_KEY.toBytes(),
                new byte[] {16},
                CONSTANT_IV.toBytes()));
    assertThat(TestBoxes.find(moof, "moof/traf/sbgp"))
        .isEqualTo(
            TestBoxes.fullBox(
                "sbgp", 0, 0, TestBoxes.ints(SEIG, /* entries */ 1, /* samples */ 2, 0x10001)));
    assertThat(TestBoxes.find(moof, "moof/pssh")).isEqualTo(FakeProtection.PSSH.toBox());
  }

  @Test
  void toBytes_namedKeyWithItsVector_isInTheGroup() throws IOException {
    InitializationVector own = InitializationVector.of("5".repeat(32));
    byte[] moof =
        moofBytes(
            constantIv(
                SegmentKey.named(OTHER_KEY, own, List.of(), List.of()), Optional.of(map(1, 1))));

    assertThat(TestBoxes.find(moof, "moof/traf/sgpd"))
        .isEqualTo(
            TestBoxes.fullBox(
                "sgpd",
                /* version= */ 1,
                0,
                TestBoxes.ints(SEIG, /* length */ 37, /* entries */ 1),
                new byte[] {0, /* 1:9 */ 0x19, /* isProtected */ 1, /* IV size */ 0},
                OTHER_KEY.toBytes(),
                new byte[] {16},
                own.toBytes()));
  }

  @Test
  void toBytes_namedKeyAndVectorsOfSamples_hasNoConstantOne() throws IOException {
    byte[] moof =
        moofBytes(
            new FragmentHeader.Encryption(
                mapper(), parameters(8), SegmentKey.named(OTHER_KEY, List.of()), Optional.empty()));

    assertThat(TestBoxes.find(moof, "moof/traf/sgpd"))
        .isEqualTo(
            TestBoxes.fullBox(
                "sgpd",
                /* version= */ 1,
                0,
                TestBoxes.ints(SEIG, /* length */ 20, /* entries */ 1),
                new byte[] {0, 0, /* isProtected */ 1, /* IV size */ 8},
                OTHER_KEY.toBytes()));
    assertThat(IsoParsing.of(moof).has("moof/pssh")).isFalse();
  }

  @Test
  void toBytes_namedKey_leavesSaioAtTheFirstEntry() throws IOException {
    FragmentHeader.Encryption encryption =
        new FragmentHeader.Encryption(
            mapper(),
            parameters(8),
            SegmentKey.named(OTHER_KEY, List.of(FakeProtection.PSSH)),
            Optional.of(map(2, 1)));
    byte[] header =
        new FragmentHeader(REGULAR, 10, 12, NO_SHIFT, /* isCmaf= */ true)
            .toBytes(1, false, 20, Optional.of(encryption));

    requireSaioAtFirstEntry(header, moof(header));
  }

  @Test
  void toBytes_defaultKey_hasNeitherGroupNorBoxes() throws IOException {
    IsoParsing moof = moof(encrypted(2, 8, Optional.empty()));

    assertThat(moof.has("moof/traf/sgpd")).isFalse();
    assertThat(moof.has("moof/traf/sbgp")).isFalse();
    assertThat(moof.has("moof/pssh")).isFalse();
  }

  @Test
  void toBytes_clearLead_hasTheSecondSampleEntryAndNothingEncrypted() throws IOException {
    byte[] bytes = moofBytes(new FragmentHeader.ClearLead(List.of(FakeProtection.PSSH)));
    IsoParsing moof = IsoParsing.of(bytes);

    TrackFragmentHeaderBox tfhd = moof.get(TrackFragmentHeaderBox.class, "moof/traf/tfhd");
    assertThat(tfhd.hasSampleDescriptionIndex()).isTrue();
    assertThat(tfhd.getSampleDescriptionIndex()).isEqualTo(2);
    assertThat(moof.has("moof/traf/senc")).isFalse();
    assertThat(moof.has("moof/traf/sgpd")).isFalse();
    assertThat(TestBoxes.find(bytes, "moof/pssh")).isEqualTo(FakeProtection.PSSH.toBox());
  }
}
