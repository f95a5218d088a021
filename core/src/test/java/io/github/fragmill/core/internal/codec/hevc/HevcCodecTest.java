package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.VideoDescriptions;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.internal.codec.captions.CaptionSei;
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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HevcCodecTest {

  private static final Colour BT709 = new Colour(1, 1, 1, /* isFullRange= */ false);
  private static final Colour FULL_RANGE_PQ = new Colour(9, 16, 9, /* isFullRange= */ true);

  private static final Set<String> LAYER_BOXES = Set.of("lhvC", "vexu");

  private final HevcCodec codec = new HevcCodec();
  private final SpsBits sps = new SpsBits();
  private final Map<String, byte[]> boxes = new HashMap<>();
  private Ratio sampleAspectRatio = Ratio.ONE;
  private Optional<Colour> colour = Optional.empty();

  private VideoDescription description(String type) {
    boxes.putIfAbsent(
        "hvcC",
        new HvcCBits().array(33, sps.nalUnit()).array(34, new PpsBits().nalUnit()).toBytes());
    return VideoDescriptions.of(type, sampleAspectRatio, colour, boxes);
  }

  private VideoFormat read(String type) throws Exception {
    return codec.read(description(type));
  }

  private void dolbyVision(String box, int profile, int level, int compatibility) {
    boxes.put(
        box,
        new BitWriter()
            .bits(16, 0x0100)
            .bits(7, profile)
            .bits(6, level)
            .bits(3, 5)
            .bits(4, compatibility)
            .bits(28, 0)
            .bits(32, 0)
            .toBytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hvc1", "hev1"})
  void read_plainEntry_formatOfTheEntry(String type) throws Exception {
    VideoFormat format = read(type);

    assertThat(format.codecs()).isEqualTo(type + ".2.4.L120.B0");
    assertThat(format.supplementalCodecs()).isEmpty();
    assertThat(format.sampleEntry()).isEqualTo(description(type).entry());
    assertThat(format.widthPixels()).isEqualTo(64);
    assertThat(format.heightPixels()).isEqualTo(48);
    assertThat(format.sampleAspectRatio()).isEqualTo(Ratio.ONE);
    assertThat(format.colour()).isEmpty();
  }

  @Test
  void read_usabilityInTheBitstream_ratioAndColourOfIt() throws Exception {
    sps.vui = new BitWriter().flag(true).bits(8, 14).flag(false);
    sps.vui.flag(true).bits(3, 5).flag(true).flag(true).bits(8, 9).bits(8, 16).bits(8, 9);
    sps.vui.bits(7, 0);

    VideoFormat format = read("hvc1");

    assertThat(format.sampleAspectRatio()).isEqualTo(new Ratio(4, 3));
    assertThat(format.colour()).contains(FULL_RANGE_PQ);
  }

  @Test
  void read_ratioAndColourInTheEntry_goBeforeTheBitstreams() throws Exception {
    sampleAspectRatio = new Ratio(12, 11);
    colour = Optional.of(BT709);
    sps.vui = new BitWriter().flag(true).bits(8, 14).flag(false);
    sps.vui.flag(true).bits(3, 5).flag(true).flag(true).bits(8, 9).bits(8, 16).bits(8, 9);
    sps.vui.bits(7, 0);

    VideoFormat format = read("hvc1");

    assertThat(format.sampleAspectRatio()).isEqualTo(new Ratio(12, 11));
    assertThat(format.colour()).contains(BT709);
  }

  @Test
  void read_noParameterSets_squarePixelsAndNoColour() throws Exception {
    boxes.put("hvcC", new HvcCBits().toBytes());

    VideoFormat format = read("hev1");

    assertThat(format.sampleAspectRatio()).isEqualTo(Ratio.ONE);
    assertThat(format.colour()).isEmpty();
  }

  /** general_progressive_source_flag, general_interlaced_source_flag. */
  @ParameterizedTest
  @CsvSource({"0, PROGRESSIVE", "1, INTERLACED", "2, PROGRESSIVE", "3, PROGRESSIVE"})
  void read_sourceFlags_interlacedOnlyWhenAllIs(int flags, ScanType scanType) throws Exception {
    HvcCBits bits = new HvcCBits();
    bits.constraints = (long) flags << 46 | 0x3000_0000_0000L;
    boxes.put("hvcC", bits.array(33, sps.nalUnit()).toBytes());

    VideoFormat format = read("hvc1");

    assertThat(format.scanType()).isEqualTo(scanType);
  }

  @Test
  void read_fieldSequence_fieldsOnTheirOwn() throws Exception {
    sps.vui = new BitWriter().flag(false).flag(false).flag(false).flag(false);
    sps.vui.flag(false).flag(true).flag(true).bits(3, 0);

    assertThat(read("hvc1").scanType()).isEqualTo(ScanType.SEPARATE_FIELDS);
  }

  @Test
  void read_captionsInTheFirstSample_areFound() throws Exception {
    byte[] sei = CaptionSei.nalUnit(new int[] {39 << 1, 1}, 0xFF, 2, 0x21);
    byte[] sample = TestBoxes.concat(TestBoxes.ints(sei.length), sei);
    VideoDescription plain = description("hvc1");

    VideoFormat format = codec.read(VideoDescriptions.ofSamples("hvc1", plain.boxes(), sample));

    assertThat(format.captions()).containsExactly(CaptionService.cea708(1));
  }

  @Test
  void read_telephoneVideo_baseCodecAndDolbyVision() throws Exception {
    boxes.put("hvcC", HexFormat.of().parseHex(HevcConfigurationTest.REAL));
    boxes.put("dvvC", HexFormat.of().parseHex("010010154000000000000000000000000000000000000000"));

    VideoFormat format = read("hvc1");

    assertThat(format.codecs()).isEqualTo("hvc1.2.4.L93.B0");
    assertThat(format.supplementalCodecs()).contains("dvh1.08.02/db4h");
    assertThat(format.colour()).contains(new Colour(9, 18, 9, /* isFullRange= */ false));
  }

  @ParameterizedTest
  @CsvSource({"dvh1, dvcC, 5, 6, dvh1.05.06", "dvhe, dvvC, 8, 13, dvhe.08.13"})
  void read_entryOfDolbyVision_codecsSaySo(
      String type, String box, int profile, int level, String codecs) throws Exception {
    dolbyVision(box, profile, level, /* compatibility= */ 1);

    VideoFormat format = read(type);

    assertThat(format.codecs()).isEqualTo(codecs);
    assertThat(format.supplementalCodecs()).isEmpty();
  }

  @Test
  void read_entryOfDolbyVisionWithoutIt_malformedWithItsPath() {
    assertThatThrownBy(() -> read("dvh1"))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/dvh1: expected one of [dvcC, dvvC, dvwC]");
  }

  @Test
  void read_noConfiguration_malformedWithItsPath() {
    boxes.put("hvcC", new byte[0]);
    VideoDescription description = description("hvc1");
    boxes.remove("hvcC");

    assertThatThrownBy(() -> codec.read(description))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/hvc1/hvcC: missing");
  }

  @Test
  void read_severalLayers_baseLayerWithANote() throws Exception {
    boxes.put("lhvC", new byte[6]);
    boxes.put("vexu", new byte[9]);
    VideoDescription found = description("hvc1");

    assertThat(codec.read(found).sampleEntry()).isEqualTo(found.without(LAYER_BOXES).entry());
    assertThat(codec.note(found).orElseThrow())
        .contains("several layers (lhvC)", "base layer is announced");
    assertThat(codec.note(found.without(LAYER_BOXES))).isEmpty();
  }

  @Test
  void read_screenContent_refusedByName() {
    sps.extensions = new BitWriter().flag(true).bits(8, 0x10);

    assertThatThrownBy(() -> read("hvc1"))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessage("stsd/hvc1/hvcC: H.265 screen content coding (SCC)");
  }

  @Test
  void read_finders_areIndependent() throws Exception {
    boxes.put("hvcC", new HvcCBits().toBytes());
    VideoFormat format = read("hev1");
    EncodedStream stream = EncodedStream.load(HevcCodec.class, "in-band");
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
}
