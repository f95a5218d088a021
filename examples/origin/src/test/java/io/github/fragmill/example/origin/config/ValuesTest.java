package io.github.fragmill.example.origin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.cli.option.UsageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Numbers of bytes, durations and secrets. */
final class ValuesTest {

  private static final String TEXT = "0123456789abcdef";

  @ParameterizedTest
  @CsvSource({"65536, 65536", "64k, 65536", "512m, 536870912", "2G, 2147483648"})
  void byteSize_validText_isTheNumber(String text, long bytes) {
    assertThat(new ByteSize().convert(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.5g", "5t", "m", "1 g"})
  void byteSize_otherText_isRefused(String text) {
    assertThatThrownBy(() -> new ByteSize().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  @ParameterizedTest
  @CsvSource({"90s, PT90S", "30m, PT30M", "2h, PT2H", "7d, PT168H"})
  void period_validText_isTheDuration(String text, Duration duration) {
    assertThat(new Period().convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "h", "0s", "-2h", "2w", "99999999d"})
  void period_otherText_isRefused(String text) {
    assertThatThrownBy(() -> new Period().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  @Test
  void secret_ofVariableOrFile_isFoundAndStripped(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), TEXT + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThat(find(Optional.of(file), Map.of()).orElseThrow().toBytes())
        .isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8));
    assertThat(find(Optional.empty(), Map.of("VARIABLE", TEXT))).isPresent();
    assertThat(find(Optional.empty(), Map.of("VARIABLE", " "))).isEmpty();
    assertThat(find(Optional.empty(), Map.of())).isEmpty();
  }

  @Test
  void secret_ofFileThatOthersRead_isRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), TEXT);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> find(Optional.of(file), Map.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void secret_tooShort_isRefusedAndNotRepeated() {
    assertThatThrownBy(() -> Secret.of("--x", "short-one"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--x")
        .hasMessageNotContaining("short-one");
  }

  /** The expected hash is that of openssl. */
  @Test
  void sign_knownText_isHmacSha256() {
    Secret secret = Secret.of("--x", "k".repeat(20));

    assertThat(HexFormat.of().formatHex(secret.sign("text")))
        .isEqualTo("d3e667253b4d29be7c6c3e11f5d018ef80f14232a223eff0590a0f223734205b");
    assertThat(secret.toString()).doesNotContain("kkk");
  }

  private static Optional<Secret> find(Optional<Path> file, Map<String, String> environment)
      throws Exception {
    return Secret.find("--secret", file, environment, "VARIABLE");
  }
}
