package io.github.fragmill.integration.hostile;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("small-heap")
class BadSourceIT {

  private final Path parent;

  BadSourceIT(@TempDir Path parent) {
    this.parent = parent;
  }

  @Test
  void packageTo_empty_isRefused() throws Exception {
    Attempt.toPackage(Source.bytes("empty.mp4", new byte[0]), parent)
        .assertRefused(FragmillException.class);
  }

  @Test
  void packageTo_text_isRefused() throws Exception {
    byte[] text = "Once upon a time there was no movie.\n".getBytes(StandardCharsets.UTF_8);
    Attempt.toPackage(Source.bytes("tale.txt", text), parent)
        .assertRefused(MalformedMediaException.class);
  }

  @Test
  void packageTo_directory_isRefused() throws Exception {
    Path directory = Files.createDirectory(parent.resolve("in"));
    Path empty = Files.createDirectory(parent.resolve("empty"));
    Attempt.toPackage(Source.file(directory), empty)
        .assertRefused(SourceException.class, "directory");
  }

  @Test
  void packageTo_missingFile_isRefused() throws Exception {
    Attempt.toPackage(Source.file(parent.resolve("missing.mp4")), parent)
        .assertRefused(SourceException.class, "missing.mp4");
  }

  @Test
  void packageTo_noSupportedTrack_isRefusedByName() throws Exception {
    byte[] clip = patched("avc1", "zzz1");
    Attempt.toPackage(Source.bytes("odd.mp4", Patch.replace(clip, "mp4a", "zzz2")), parent)
        .assertRefused(UnsupportedMediaException.class, "zzz1", "zzz2");
  }

  @Test
  void packageTo_ownEncryptedOutput_isRefusedByName() throws Exception {
    MemoryClip packaged =
        MemoryClip.of(Packagers.of(Source.file(BundledClip.file()), Mode.CBCS, Layout.SINGLE_FILE));
    Attempt.toPackage(Source.bytes("again.mp4", packaged.file("video-360.mp4")), parent)
        .assertRefused(UnsupportedMediaException.class, "encrypted", "cbcs", "key id");
  }

  @Test
  void packageTo_encryptedEntriesWithoutScheme_isRefusedByName() throws Exception {
    byte[] clip = patched("avc1", "encv");
    Attempt.toPackage(Source.bytes("secret.mp4", Patch.replace(clip, "mp4a", "enca")), parent)
        .assertRefused(MalformedMediaException.class, "encv", "sinf");
  }

  private static byte[] patched(String type, String by) throws Exception {
    return Patch.replace(Files.readAllBytes(BundledClip.file()), type, by);
  }
}
