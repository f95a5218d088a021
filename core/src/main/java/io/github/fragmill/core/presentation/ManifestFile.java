package io.github.fragmill.core.presentation;

import io.github.fragmill.core.output.OutputNames;
import java.nio.ByteBuffer;
import java.util.Objects;

/** A file of a manifest. Immutable and thread-safe. */
public final class ManifestFile {

  private final String name;
  private final String mimeType;
  private final ByteBuffer content;

  /**
   * @param name a relative path with {@code /}, for example {@code manifest.mpd}
   * @param mimeType the type under which the file is served, for example {@code
   *     application/dash+xml}
   * @param content the whole file; copied
   * @throws IllegalArgumentException when the name is not {@linkplain OutputNames#isPlain plain}
   */
  public ManifestFile(String name, String mimeType, byte[] content) {
    if (!OutputNames.isPlain(name)) {
      throw new IllegalArgumentException(
          "name: expected a plain relative path such as manifest.mpd, found '" + name + "'");
    }
    this.name = name;
    this.mimeType = Objects.requireNonNull(mimeType, "mimeType");
    this.content = ByteBuffer.wrap(content.clone()).asReadOnlyBuffer();
  }

  /** Returns the name: a relative path with {@code /}. */
  public String name() {
    return name;
  }

  /** Returns the type under which the file is served. */
  public String mimeType() {
    return mimeType;
  }

  /** Returns the whole file: a read-only buffer with a position of its own. */
  public ByteBuffer content() {
    return content.duplicate();
  }

  /** Returns the size of the file. */
  public int sizeBytes() {
    return content.capacity();
  }

  /** Returns whether the other one has the same name, MIME type and bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ManifestFile file
        && name.equals(file.name)
        && mimeType.equals(file.mimeType)
        && content.equals(file.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, mimeType, content);
  }

  /** Returns the name, the MIME type and the size. */
  @Override
  public String toString() {
    return name + " (" + mimeType + ", " + sizeBytes() + " bytes)";
  }
}
