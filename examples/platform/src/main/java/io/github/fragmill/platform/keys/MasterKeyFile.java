package io.github.fragmill.platform.keys;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The file with the master key. Several processes that find it missing agree on one. */
final class MasterKeyFile {

  static final int KEY_BYTES = 32;

  private static final int MAX_BYTES = 1024;

  private static final Set<PosixFilePermission> OF_OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private MasterKeyFile() {}

  static String readOrCreate(Path file) throws IOException {
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      create(file.toAbsolutePath());
      return read(file);
    }
  }

  private static String read(Path file) throws IOException {
    requirePrivate(file);
    try (InputStream stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !OF_OWNER.containsAll(view.readAttributes().permissions())) {
      throw new IOException(
          "users other than its owner may read or change the master key in "
              + file
              + "; chmod 600 it");
    }
  }

  /** The file appears with the whole key, or not at all. */
  private static void create(Path file) throws IOException {
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    // The JDK makes it readable by its owner only, where the file system supports that.
    Path hidden = Files.createTempFile(folder, ".master-key-", ".new");
    try {
      write(hidden);
      link(hidden, file);
    } finally {
      Files.deleteIfExists(hidden);
    }
  }

  private static void write(Path file) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Files.writeString(
        file,
        HexFormat.of().formatHex(key) + "\n",
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
  }

  /** A hard link fails when another process was faster; a rename would replace its file. */
  private static void link(Path hidden, Path file) throws IOException {
    try {
      Files.createLink(file, hidden);
    } catch (FileAlreadyExistsException e) {
      // The other process has made the key.
    } catch (UnsupportedOperationException | FileSystemException e) {
      renameWhereNothingIs(hidden, file, e);
    }
  }

  /** For file systems without hard links, where two processes might rename at the same moment. */
  private static void renameWhereNothingIs(Path hidden, Path file, Exception reason)
      throws IOException {
    try {
      Files.move(hidden, file);
    } catch (FileAlreadyExistsException e) {
      e.addSuppressed(reason);
    }
  }
}
