package io.github.fragmill.cli.option;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** A text file in UTF-8 with secrets, which only its owner may read. */
public final class PrivateFile {

  private static final int MAX_BYTES = 1 << 20;

  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private PrivateFile() {}

  /**
   * Reads a file.
   *
   * @param option the option that names the file, for messages
   * @throws UsageException if other users may read or change the file, or it is not a text
   * @throws FragmillException if the file cannot be read
   */
  public static String readText(String option, Path file) throws FragmillException {
    String place = option + " " + file;
    byte[] bytes;
    try {
      requirePrivate(place, file);
      try (InputStream stream = Files.newInputStream(file)) {
        bytes = stream.readNBytes(MAX_BYTES + 1);
      }
    } catch (IOException e) {
      throw SourceException.of(option + ": cannot read " + file, e);
    }
    try {
      return text(place, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Returns whether other users may read or change a file, as ssh asks of private keys. The
   * permissions of a pipe mean nothing.
   */
  static boolean isOpenToOthers(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view != null
        && Files.isRegularFile(file)
        && view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains);
  }

  private static void requirePrivate(String place, Path file) throws IOException {
    if (isOpenToOthers(file)) {
      throw new UsageException(
          place
              + ": other users may read or change this file; run chmod 600 on it, or pass the keys"
              + " through a pipe as /dev/stdin");
    }
  }

  private static String text(String place, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new UsageException(place + ": expected at most " + MAX_BYTES + " bytes, found more");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UsageException(place + ": expected text in UTF-8, found other bytes");
    }
  }
}
