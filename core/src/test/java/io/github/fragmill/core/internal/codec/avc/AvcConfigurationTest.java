package io.github.fragmill.core.internal.codec.avc;

import static io.github.fragmill.core.internal.codec.Refusals.assertTruncationsMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvcConfigurationTest {

  private static AvcConfiguration read(byte[] content) throws MalformedMediaException {
    return AvcConfiguration.read(content, "moov/trak[1]/avcC");
  }

  private static AvcConfiguration read(String hex) throws MalformedMediaException {
    return read(HexFormat.of().parseHex(hex));
  }

  @Test
  void read_realRecord_profileLengthSizeAndSets() throws Exception {
    AvcConfiguration configuration =
        AvcConfiguration.read(
            EncodedStream.load(AvcCodec.class, "weighted").configurationBytes(), "avcC");

    BitReader reader = BitReader.ofNalUnits("avcC");
    assertThat(configuration.profileAndLevel()).isEqualTo("64000a");
    assertThat(configuration.lengthSizeBytes()).isEqualTo(4);
    assertThat(configuration.parameterSets().picture(0, reader).weightedPrediction()).isTrue();
    assertThat(configuration.parameterSets().firstSequence()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"0142c00dfce000, 1", "0142c00dfde000, 2", "0142c00dffe000, 4"})
  void read_withoutParameterSets_lengthSize(String hex, int lengthSizeBytes) throws Exception {
    AvcConfiguration configuration = read(hex);

    assertThat(configuration.lengthSizeBytes()).isEqualTo(lengthSizeBytes);
    assertThat(configuration.profileAndLevel()).isEqualTo("42c00d");
    assertThat(configuration.parameterSets().firstSequence()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0242c00dffe000, 'configurationVersion: expected 1, found 2'",
    "0142c00dfee000, 'lengthSizeMinusOne: expected 0, 1 or 3, found 2'",
    "0142c00dffe100, before the end of parameterSetLength",
    "0142c00dffe1000000, 'parameterSetLength: expected 1 to 1, found 0'",
    "0142c00dffe1000567, 'parameterSetLength: expected 1 to 1, found 5'",
    "0142c00dffe1ffff67, found 65535",
    "0142c00dffe1000168, 'nal_unit_type of a parameter set: expected 7, found 8'",
    "0142c00dffe001000167, 'nal_unit_type of a parameter set: expected 8, found 7'",
    "0142c00dffe1000167, a header does not end"
  })
  void read_recordThatLies_malformedWithItsPath(String hex, String message) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOfSatisfying(
            MalformedMediaException.class,
            e -> assertThat(e.boxPath()).isEqualTo("moov/trak[1]/avcC"))
        .hasMessageContaining(message);
  }

  @Test
  void read_truncated_malformed() throws Exception {
    EncodedStream samples =
        EncodedStream.load(AvcCodec.class, "cavlc-slices"); // Baseline: no extension at the end
    byte[] whole = samples.configurationBytes();

    assertThat(read(whole).profileAndLevel()).startsWith("42");
    assertTruncationsMalformed(whole, 0, whole.length, part -> read(part));
  }
}
