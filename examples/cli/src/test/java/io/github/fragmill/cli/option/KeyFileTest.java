package io.github.fragmill.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fragmill.cli.Cli;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {

  private final Path file;

  KeyFileTest(@TempDir Path folder) {
    this.file = folder.resolve("keys.txt");
  }

  private static void write(Path file, String text) throws IOException {
    Cli.writeKeyFile(file, text);
  }

  private UsageException refusal() {
    try {
      KeyFile.read("--key-file", file);
    } catch (UsageException e) {
      return e;
    } catch (FragmillException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("expected a refusal");
  }

  @Test
  void read_commentsAndBlankLines_keysWithTheirLines() throws IOException {
    write(file, "\uFEFF# of the film\n\n  " + Cli.PAIR + "  # video\r\naudio=" + Cli.PAIR);

    assertThat(KeyFile.read("--key-file", file))
        .containsExactly(
            new GivenKey("--key-file " + file + " (line 3)", Cli.PAIR),
            new GivenKey("--key-file " + file + " (line 4)", "audio=" + Cli.PAIR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
  void read_othersMayToo_refused(String permissions) throws IOException {
    write(file, Cli.PAIR);
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThat(refusal()).hasMessageContaining("other users may").hasMessageContaining("chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# " + Cli.PAIR})
  void read_noKey_refused(String text) throws IOException {
    write(file, text);

    assertThat(refusal()).hasMessageContaining("found none").hasMessageNotContaining(Cli.KEY);
  }

  @Test
  void read_noText_refused() throws IOException {
    write(file, "");
    Files.write(file, new byte[] {(byte) 0xC3, 0x28});

    assertThat(refusal()).hasMessageContaining("UTF-8").hasNoCause();
  }

  @Test
  void read_tooLong_refused() throws IOException {
    byte[] bytes = new byte[(1 << 20) + 1];
    Arrays.fill(bytes, (byte) '#');
    write(file, new String(bytes, StandardCharsets.US_ASCII));

    assertThat(refusal()).hasMessageContaining("at most 1048576 bytes");
  }

  @Test
  void read_missing_failsByName() {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> KeyFile.read("--key-file", file))
        .withMessageContaining("--key-file: cannot read " + file);
  }

  @Test
  void toString_givenKey_isItsPlace() {
    assertThat(new GivenKey("--key", Cli.PAIR)).hasToString("--key");
  }
}
