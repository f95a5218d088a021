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
import static io.github.fragmill.core.testing.TestBoxes.shorts;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.AudioDescriptions;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.SampleHeads;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.testing.TestClips;
import io.github.fragmill.core.testing.TestMovies;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleEntryReaderTest {

  private static final byte[] CLIP = TestClips.bytes(TestClips.MOOV_LAST);
  private static final byte[] AVCC = find(CLIP, TestMovies.VIDEO_STBL + "/stsd/avc1/avcC");
  private static final byte[] ESDS = find(CLIP, TestMovies.AUDIO_STBL + "/stsd/mp4a/esds");

  private static TrackFormat read(String handler, byte[]... entries) throws FragmillException {
    return readStsd(handler, fullBox("stsd", 0, 0, ints(entries.length), concat(entries)));
  }

  private static TrackFormat readStsd(String handler, byte[] stsd) throws FragmillException {
    return readStsd(handler, stsd, AudioDescriptions.NO_SAMPLE);
  }

  private static TrackFormat readStsd(String handler, byte[] stsd, FirstSample firstSample)
      throws FragmillException {
    BoxReading reading = new BoxReading(stsd);
    SampleEntries entries = SampleEntries.read(reading.scanner(), reading.first(), handler);
    return entries.reader().format(entries.first(), firstSample, SampleHeads.NONE);
  }

  /** The 78 bytes of a VisualSampleEntry. */
  private static byte[] visual(int dataReferenceIndex, int width, int height) {
    return concat(
        zeros(6),
        shorts(dataReferenceIndex),
        zeros(16),
        shorts(width, height),
        ints(0x0048_0000, 0x0048_0000, 0),
        shorts(1),
        zeros(32),
        shorts(24, -1));
  }

  /** The 28 bytes of an AudioSampleEntry, or the first 28 of a QuickTime audio entry. */
  private static byte[] audio(int version, int channels, int rate) {
    return concat(
        zeros(6), shorts(7, version), zeros(6), shorts(channels, 16, -2, 0), shorts(rate, 0));
  }

  @Test
  void format_isoVideo_keepsItsBoxes() throws FragmillException {
    byte[] pasp = box("pasp", ints(4, 3));
    VideoFormat format = (VideoFormat) read("vide", box("avc1", visual(1, 64, 48), AVCC, pasp));
    assertThat(format.widthPixels()).isEqualTo(64);
    assertThat(format.heightPixels()).isEqualTo(48);
    assertThat(format.sampleAspectRatio()).isEqualTo(new Ratio(4, 3));
    assertThat(format.codecs()).startsWith("avc1.");
    assertThat(format.sampleEntry().toBytes())
        .isEqualTo(box("avc1", visual(1, 64, 48), AVCC, pasp));
  }

  @Test
  void format_configurationTwice_isRefusedByName() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("vide", box("avc1", visual(1, 64, 48), AVCC, AVCC)))
        .withMessageContaining("avc1/avcC[2]")
        .withMessageContaining("expected one avcC box, found a second");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("soun", box("mp4a", audio(0, 1, 24_000), ESDS, ESDS)))
        .withMessageContaining("mp4a/esds[2]")
        .withMessageContaining("expected one esds box, found a second");
  }

  @Test
  void format_configurationThatLies_isRefusedWithItsPlace() {
    byte[] entry = box("avc1", visual(1, 64, 48), box("avcC", bytes(1, 2, 3)));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("vide", entry))
        .returns("file/stsd/avc1/avcC", MalformedMediaException::boxPath)
        .returns(16L + 8 + 78, MalformedMediaException::offsetBytes);
  }

  @Test
  void format_configurationMissing_isRefusedWithItsPath() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("vide", box("avc1", visual(1, 64, 48))))
        .withMessage("file/stsd/avc1/avcC: missing");
  }

  @Test
  void format_textWithoutConfiguration_isRefusedWithItsPlace() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("text", box("wvtt", zeros(6), shorts(1))))
        .returns("file/stsd/wvtt", MalformedMediaException::boxPath)
        .returns(16L, MalformedMediaException::offsetBytes);
  }

  @Test
  void format_otherBoxTwice_doesNotMatter() throws FragmillException {
    byte[] free = box("free");
    assertThat(read("vide", box("avc1", visual(1, 64, 48), free, AVCC, free)).codecs())
        .startsWith("avc1.");
  }

  @Test
  void format_otherDataReference_becomesTheFirst() throws FragmillException {
    TrackFormat format = read("vide", box("avc1", visual(3, 64, 48), AVCC));
    assertThat(format.sampleEntry().toBytes()).isEqualTo(box("avc1", visual(1, 64, 48), AVCC));
  }

  @Test
  void format_fourZeroBytesAtTheEnd_areLeftOut() throws FragmillException {
    TrackFormat format = read("vide", box("avc1", visual(1, 64, 48), AVCC, zeros(4)));
    assertThat(format.sampleEntry().toBytes()).isEqualTo(box("avc1", visual(1, 64, 48), AVCC));
  }

  @Test
  void format_aspectRatioThatSaysNothing_isSquare() throws FragmillException {
    byte[] sps = AVCC;
    for (byte[] pasp :
        new byte[][] {box("pasp", ints(0, 1)), box("pasp", ints(1, 0)), box("pasp", ints(7))}) {
      VideoFormat format = (VideoFormat) read("vide", box("avc1", visual(1, 64, 48), sps, pasp));
      assertThat(format.sampleAspectRatio()).isEqualTo(Ratio.ONE);
    }
  }

  @Test
  void format_isoAudio_keepsItsBoxes() throws FragmillException {
    byte[] btrt = box("btrt", zeros(12));
    AudioFormat format = (AudioFormat) read("soun", box("mp4a", audio(0, 1, 24_000), ESDS, btrt));
    assertThat(format.codecs()).isEqualTo("mp4a.40.2");
    assertThat(format.samplingRateHertz()).isEqualTo(24_000);
    assertThat(format.channelCount()).isEqualTo(1);
    byte[] entry = format.sampleEntry().toBytes();
    assertThat(entry).hasSize(8 + 28 + ESDS.length + btrt.length).endsWith(btrt);
    assertThat(entry[8 + 7]).as("data reference").isEqualTo((byte) 1);
  }

  @Test
  void format_quickTimeAudioVersion1_becomesIso() throws FragmillException {
    byte[] wave = box("wave", box("frma", zeros(4)), box("mp4a", zeros(4)), ESDS, ints(8, 0));
    byte[] chan = box("chan", zeros(12));
    TrackFormat format =
        read("soun", box("mp4a", audio(1, 2, 24_000), ints(1024, 0, 0, 2), wave, chan));
    assertThat(format.sampleEntry().toBytes()).isEqualTo(box("mp4a", isoAudio(2, 24_000), ESDS));
  }

  @Test
  void format_quickTimeAudioVersion2_hasItsTrueRateAndChannels() throws FragmillException {
    byte[] version2 =
        concat(
            ints(72),
            longs(Double.doubleToLongBits(48_000.0)),
            ints(6, 0x7F00_0000, 16, 0, 0, 1024));
    byte[] entry = box("mp4a", audio(2, 3, 1), version2, box("wave", ESDS));
    TrackFormat format = read("soun", entry);
    assertThat(format.sampleEntry().toBytes()).isEqualTo(box("mp4a", isoAudio(6, 48_000), ESDS));
  }

  @Test
  void format_quickTimeAlac_isTheOneInWave() throws FragmillException {
    byte[] cookie =
        fullBox("alac", 0, 0, ints(4096), bytes(0, 16, 40, 10, 14, 2), shorts(255), ints(0, 0));
    byte[] alac = box("alac", concat(content(cookie), ints(96_000)));
    byte[] wave = box("wave", box("frma", ascii("alac")), alac, ints(8, 0));
    AudioFormat format =
        (AudioFormat) read("soun", box("alac", audio(1, 2, 0), ints(4096, 0, 0, 2), wave));

    assertThat(format.codecs()).isEqualTo("alac");
    assertThat(format.samplingRateHertz()).isEqualTo(96_000);
    assertThat(format.sampleEntry().toBytes()).isEqualTo(box("alac", isoAudio(2, 0), alac));
  }

  @Test
  void format_quickTimeAc3_keepsItsConfigurationOnly() throws FragmillException {
    byte[] dac3 = box("dac3", bytes(0x10, 0x11, 0x40));
    byte[] direct = box("ac-3", audio(1, 2, 48_000), ints(1536, 0, 0, 2), box("chan"), dac3);
    byte[] inWave =
        box("ac-3", audio(1, 2, 48_000), ints(1536, 0, 0, 2), box("wave", ESDS, dac3, ints(8, 0)));

    byte[] iso = box("ac-3", isoAudio(2, 48_000), dac3);
    assertThat(read("soun", direct).sampleEntry().toBytes()).isEqualTo(iso);
    assertThat(read("soun", inWave).sampleEntry().toBytes()).isEqualTo(iso);
  }

  /** DecoderConfigDescriptor: MPEG-1 audio, an audio stream, sizes and rates that are not known. */
  private static final String DECODER_CONFIG = "040d6b15" + "00".repeat(11);

  @Test
  void format_quickTimeMp3_asksTheFirstSampleAndBecomesIso() throws FragmillException {
    byte[] entry = box(".mp3", audio(1, 2, 44_100), ints(1152, 0, 0, 2), box("wave", ints(8, 0)));
    byte[] stsd = fullBox("stsd", 0, 0, ints(1), entry);
    AudioFormat format = (AudioFormat) readStsd("soun", stsd, AudioDescriptions.sample("fffb90c4"));

    assertThat(format.codecs()).isEqualTo("mp4a.6B");
    assertThat(format.channelCount()).isEqualTo(1);
    byte[] esds =
        fullBox("esds", 0, 0, HexFormat.of().parseHex("0315000000" + DECODER_CONFIG + "060102"));
    assertThat(format.sampleEntry().toBytes()).isEqualTo(box("mp4a", isoAudio(2, 44_100), esds));
  }

  @Test
  void format_waveInVersion0_isOpenedToo() throws FragmillException {
    TrackFormat format = read("soun", box("mp4a", audio(0, 1, 24_000), box("wave", ESDS)));
    assertThat(format.sampleEntry().toBytes()).isEqualTo(box("mp4a", isoAudio(1, 24_000), ESDS));
  }

  private static byte[] isoAudio(int channels, int rate) {
    return concat(zeros(6), shorts(1), zeros(8), shorts(channels, 16), zeros(4), shorts(rate, 0));
  }

  @Test
  void format_isoVersion1Description_hasNoQuickTimeFields() throws FragmillException {
    byte[] btrt = box("btrt", zeros(12));
    byte[] entry = box("mp4a", audio(1, 2, 24_000), ESDS, btrt);
    TrackFormat format = readStsd("soun", fullBox("stsd", 1, 0, ints(1), entry));
    assertThat(format.sampleEntry().toBytes())
        .isEqualTo(box("mp4a", isoAudio(2, 24_000), ESDS, btrt));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 0xFFFF})
  void format_otherAudioVersion_isRefusedByName(int version) {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read("soun", box("mp4a", audio(version, 2, 48_000), ESDS)))
        .withMessageContaining("QuickTime audio entry of version");
  }

  @Test
  void format_codecOfTheOtherHandler_isRefusedByName() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read("soun", box("avc1", visual(1, 64, 48), AVCC)))
        .withMessageContaining("avc1")
        .withMessageContaining("soun");
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> read("vide", box("mp4a", audio(0, 2, 48_000), ESDS)))
        .withMessageContaining("vide");
  }

  @Test
  void format_entryWithoutWidthAndHeight_hasThatOfTheBitstream() throws FragmillException {
    for (int[] size : new int[][] {{0, 0}, {0, 99}, {99, 0}}) {
      VideoFormat format =
          (VideoFormat) read("vide", box("avc1", visual(1, size[0], size[1]), AVCC));
      assertThat(format.widthPixels()).isEqualTo(64);
      assertThat(format.heightPixels()).isEqualTo(48);
      assertThat(format.sampleEntry().toBytes()).isEqualTo(box("avc1", visual(1, 64, 48), AVCC));
    }
  }

  @Test
  void format_noWidthAndHeightAnywhere_isRefused() {
    byte[] withoutSets = box("avcC", bytes(1, 100, 0, 10, 3, 0, 0));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> readStsd("vide", stsd(withoutSets), emptySample()))
        .withMessageContaining("stsd/avc1 at byte 16: expected a width and a height, found 0x48");
    byte[] vpcC = fullBox("vpcC", 1, 0, bytes(0, 10, 0x82, 1, 1, 1, 0, 0));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("vide", box("vp09", visual(1, 64, 0), vpcC)))
        .withMessageContaining("expected a width and a height, found 64x0");
  }

  private static byte[] stsd(byte[] avcC) {
    return fullBox("stsd", 0, 0, ints(1), box("avc1", visual(1, 0, 48), avcC));
  }

  private static FirstSample emptySample() {
    return maxBytes -> ByteBuffer.allocate(0);
  }

  /** Some encoders send parameter sets with the first frame, and nowhere else. */
  @Test
  void format_setsInTheFirstSampleOnly_areInTheEntryThen() throws FragmillException {
    byte[] content = content(AVCC);
    int setBytes = ByteBuffer.wrap(content).getShort(6);
    int pictureAt = 8 + setBytes;
    int pictureBytes = ByteBuffer.wrap(content).getShort(pictureAt + 1);
    byte[] sequence = Arrays.copyOfRange(content, 8, pictureAt);
    byte[] picture = Arrays.copyOfRange(content, pictureAt + 3, pictureAt + 3 + pictureBytes);
    byte[] tail = Arrays.copyOfRange(content, pictureAt + 3 + pictureBytes, content.length);
    byte[] without = concat(Arrays.copyOf(content, 5), bytes(0xE0, 0), tail);
    byte[] sample =
        concat(ints(0, 2), bytes(9, 0x10), ints(setBytes), sequence, ints(pictureBytes), picture);

    TrackFormat format =
        readStsd(
            "vide",
            stsd(box("avcC", without)),
            maxBytes -> ByteBuffer.wrap(concat(sample, ints(100_000), bytes(0x65))));

    assertThat(format.sampleEntry().toBytes()).isEqualTo(box("avc1", visual(1, 64, 48), AVCC));
  }

  @Test
  void format_fieldsTruncated_areRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("vide", box("avc1", zeros(77))))
        .withMessageContaining("at least 78 bytes, found 77");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("soun", box("mp4a", zeros(27))))
        .withMessageContaining("at least 28 bytes, found 27");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("soun", box("mp4a", audio(1, 2, 48_000), zeros(15))))
        .withMessageContaining("at least 44 bytes, found 43");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("soun", box("mp4a", audio(2, 2, 48_000), zeros(35))))
        .withMessageContaining("at least 64 bytes, found 63");
  }

  @Test
  void format_childThatLies_isRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> read("vide", box("avc1", visual(1, 64, 48), ints(99, 0))))
        .withMessageContaining("avc1/");
  }

  @Test
  void entries_emptyDescription_isEmpty() throws FragmillException {
    BoxReading reading = new BoxReading(fullBox("stsd", 0, 0, ints(0)));
    assertThat(SampleEntries.read(reading.scanner(), reading.first(), "vide").locations())
        .isEmpty();
  }

  @Test
  void entries_descriptionTruncated_isRefused() throws FragmillException {
    BoxReading reading = new BoxReading(box("stsd", zeros(7)));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> SampleEntries.read(reading.scanner(), reading.first(), "vide"))
        .withMessageContaining("at least 8 bytes, found 7");
  }
}
