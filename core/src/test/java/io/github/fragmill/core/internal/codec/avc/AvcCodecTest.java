package io.github.fragmill.core.internal.codec.avc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.VideoDescriptions;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.internal.codec.captions.CaptionSei;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.JoinedDescriptions;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.testing.TestBoxes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AvcCodecTest {

  private final AvcCodec codec = new AvcCodec();

  private static VideoDescription description(
      String type, Ratio sampleAspectRatio, Map<String, byte[]> boxes) {
    return VideoDescriptions.of(type, sampleAspectRatio, Optional.empty(), boxes);
  }

  private static VideoDescription description(String type, Ratio sampleAspectRatio) {
    return description(
        type,
        sampleAspectRatio,
        Map.of("avcC", EncodedStream.load(AvcCodec.class, "high422-cropped").configurationBytes()));
  }

  @Test
  void read_avc1_formatOfTheEntry() throws Exception {
    VideoDescription description = description("avc1", Ratio.ONE);

    VideoFormat format = codec.read(description);

    assertThat(format.codecs()).isEqualTo("avc1.7a000a");
    assertThat(format.sampleEntry()).isEqualTo(description.entry());
    assertThat(format.widthPixels()).isEqualTo(64);
    assertThat(format.heightPixels()).isEqualTo(48);
  }

  @Test
  void read_avc3_codecsSaySo() throws Exception {
    assertThat(codec.read(description("avc3", Ratio.ONE)).codecs()).isEqualTo("avc3.7a000a");
  }

  @Test
  void read_squarePixelsInTheEntry_ratioOfTheBitstream() throws Exception {
    assertThat(codec.read(description("avc1", Ratio.ONE)).sampleAspectRatio())
        .isEqualTo(new Ratio(12, 11));
  }

  @Test
  void read_otherPixelsInTheEntry_ratioOfTheEntry() throws Exception {
    assertThat(codec.read(description("avc1", new Ratio(4, 3))).sampleAspectRatio())
        .isEqualTo(new Ratio(4, 3));
  }

  @Test
  void read_noRatioAnywhere_squarePixels() throws Exception {
    VideoDescription description =
        description("avc3", Ratio.ONE, Map.of("avcC", new byte[] {1, 0x42, 0, 30, 3, 0, 0}));

    assertThat(codec.read(description).sampleAspectRatio()).isEqualTo(Ratio.ONE);
  }

  private static byte[] configuration(SpsBits sps) {
    byte[] set = sps.nalUnit();
    return TestBoxes.concat(
        new byte[] {1, 0x42, 0, 30, 3, 1}, TestBoxes.shorts(set.length), set, new byte[] {0});
  }

  @Test
  void read_coloursInTheBitstreamOnly_areTaken() throws Exception {
    SpsBits sps = new SpsBits();
    sps.vui = new BitWriter().flag(false).flag(false); // no ratio, no overscan
    sps.vui.flag(true).bits(3, 5).flag(false).flag(true).bits(8, 5).bits(8, 6).bits(8, 6);

    VideoFormat format =
        codec.read(description("avc1", Ratio.ONE, Map.of("avcC", configuration(sps))));

    assertThat(format.colour()).contains(new Colour(5, 6, 6, /* isFullRange= */ false));
    assertThat(format.scanType()).isEqualTo(ScanType.PROGRESSIVE);
  }

  @Test
  void read_fieldsAllowed_interlaced() throws Exception {
    SpsBits sps = new SpsBits();
    sps.frameMbsOnly = false;

    VideoFormat format =
        codec.read(description("avc1", Ratio.ONE, Map.of("avcC", configuration(sps))));

    assertThat(format.scanType()).isEqualTo(ScanType.INTERLACED);
  }

  @Test
  void read_captionsInTheFirstSample_areFound() throws Exception {
    byte[] sei = CaptionSei.nalUnit(new int[] {6}, CaptionSei.padding());
    byte[] sample = TestBoxes.concat(TestBoxes.ints(sei.length), sei);
    VideoDescription plain = description("avc1", Ratio.ONE);
    VideoDescription description = VideoDescriptions.ofSamples("avc1", plain.boxes(), sample);

    assertThat(codec.read(description).captions()).containsExactly(CaptionService.cea608(1));
    assertThat(codec.read(plain).captions()).isEmpty();
  }

  @Test
  void read_dolbyVisionOnTop_namesItBesides() throws Exception {
    byte[] configuration =
        EncodedStream.load(AvcCodec.class, "high422-cropped").configurationBytes();
    byte[] dolbyVision = {1, 0, 9 << 1, 4 << 3 | 5, 0x20};

    VideoFormat format =
        codec.read(
            description("avc1", Ratio.ONE, Map.of("avcC", configuration, "dvvC", dolbyVision)));

    assertThat(format.codecs()).isEqualTo("avc1.7a000a");
    assertThat(format.supplementalCodecs()).contains("dva1.09.04/db2g");
  }

  @Test
  void read_finders_areIndependent() throws Exception {
    VideoFormat format =
        codec.read(
            description("avc3", Ratio.ONE, Map.of("avcC", new byte[] {1, 0x64, 0, 10, 3, 0, 0})));
    EncodedStream stream = EncodedStream.load(AvcCodec.class, "in-band");
    ProtectableRangeFinder first = format.protectableRangeFinder().orElseThrow();
    first.find(ByteBuffer.wrap(stream.sampleBytes(0)), new ByteRanges());

    ProtectableRangeFinder second = format.protectableRangeFinder().orElseThrow();

    // Sample 1 needs the parameter sets that sample 0 brought to the first finder only.
    ByteRanges ranges = new ByteRanges();
    first.find(ByteBuffer.wrap(stream.sampleBytes(1)), ranges);
    assertThat(ranges.count()).isEqualTo(1);
    assertThatThrownBy(() -> second.find(ByteBuffer.wrap(stream.sampleBytes(1)), new ByteRanges()))
        .isInstanceOf(MalformedMediaException.class);
  }

  private static byte[] record(int profile, int level, SpsBits sps, PpsBits pps) {
    byte[] sequence = sps.nalUnit();
    byte[] picture = pps.nalUnit();
    return ByteBuffer.allocate(11 + sequence.length + picture.length)
        .put(new byte[] {1, (byte) profile, 0, (byte) level, (byte) 0xFF, (byte) 0xE1})
        .putShort((short) sequence.length)
        .put(sequence)
        .put((byte) 1)
        .putShort((short) picture.length)
        .put(picture)
        .array();
  }

  private static VideoDescription part(byte[] record) {
    return description("avc1", Ratio.ONE, Map.of("avcC", record));
  }

  @Test
  void join_setsOfDifferentIds_oneRecordOfTheHigherLevel() throws Exception {
    SpsBits sps = new SpsBits();
    PpsBits pps = new PpsBits();
    sps.id = 3;
    pps.id = 9;
    pps.sequenceParameterSetId = 3;

    JoinedDescriptions joined =
        codec
            .join(
                List.of(
                    part(record(66, 10, new SpsBits(), new PpsBits())),
                    part(record(66, 31, sps, pps))))
            .orElseThrow();

    assertThat(joined.insertions()).isEmpty();
    assertThat(joined.description().entry().type()).isEqualTo("avc1");
    assertThat(codec.read(joined.description()).codecs()).isEqualTo("avc1.42001f");
    byte[] record = joined.description().boxes().getOrDefault("avcC", new byte[0]);
    AvcConfiguration all = AvcConfiguration.read(record, "avcC");
    BitReader reader = BitReader.ofNalUnits("avcC");
    assertThat(all.parameterSets().picture(9, reader).sequenceParameterSetId()).isEqualTo(3);
    assertThat(all.parameterSets().picture(new PpsBits().id, reader).sequenceParameterSetId())
        .isZero();
  }

  @Test
  void join_otherSetsOfTheSameIds_inBandInEachPart() throws Exception {
    SpsBits longer = new SpsBits();
    longer.log2MaxFrameNumMinus4 = 12;
    PpsBits pps = new PpsBits();

    JoinedDescriptions joined =
        codec
            .join(
                List.of(part(record(66, 10, new SpsBits(), pps)), part(record(66, 9, longer, pps))))
            .orElseThrow();

    assertThat(codec.read(joined.description()).codecs()).isEqualTo("avc3.42000a");
    assertThat(joined.insertions()).hasSize(2);
    byte[] sequence = longer.nalUnit();
    byte[] picture = pps.nalUnit();
    assertThat(joined.insertions().get(1).bytes())
        .isEqualTo(
            ByteBuffer.allocate(8 + sequence.length + picture.length)
                .putInt(sequence.length)
                .put(sequence)
                .putInt(picture.length)
                .put(picture)
                .flip());
  }

  @Test
  void join_partsForOtherDecoders_empty() throws Exception {
    byte[] record = record(66, 10, new SpsBits(), new PpsBits());
    VideoDescription first = part(record);
    byte[] longLengths = record.clone();
    longLengths[4] = (byte) 0xFD;

    assertThat(codec.join(List.of(first, first))).isPresent();
    assertThat(codec.join(List.of(first, part(record(77, 10, new SpsBits(), new PpsBits())))))
        .isEmpty();
    assertThat(codec.join(List.of(first, part(longLengths)))).isEmpty();
    assertThat(codec.join(List.of(first, first.withType("avc3")))).isEmpty();
    assertThat(
            codec.join(
                List.of(
                    first,
                    description("avc1", Ratio.ONE, Map.of("avcC", record, "pasp", new byte[8])))))
        .isEmpty();
    assertThat(
            codec.join(
                List.of(
                    first,
                    description("avc1", Ratio.ONE, Map.of("avcC", record, "btrt", new byte[12])))))
        .isPresent();
  }

  @Test
  void complete_encryptedFirstSample_isNotRead() throws Exception {
    VideoDescription description =
        description("avc3", Ratio.ONE, Map.of("avcC", new byte[] {1, 0x64, 0, 10, 3, 0, 0}));

    assertThat(codec.complete(description, FirstSample.encrypted())).isSameAs(description);
  }

  @Test
  void complete_setsThere_firstSampleIsNotRead() throws Exception {
    VideoDescription description = description("avc1", Ratio.ONE);

    assertThat(
            codec.complete(
                description,
                maxBytes -> {
                  throw new AssertionError("read");
                }))
        .isSameAs(description);
  }

  @Test
  void read_noConfiguration_malformedWithItsPath() {
    assertThatThrownBy(() -> codec.read(description("avc1", Ratio.ONE, Map.of())))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/avc1/avcC: missing");
  }
}
