package io.github.fragmill.integration.packaging;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.output.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A presentation in memory.
 *
 * @param files their bytes by name
 */
public record MemoryClip(Map<String, byte[]> files) {

  /** Packages into memory. */
  public static MemoryClip of(Packager packager) throws IOException {
    Output.Memory output = Output.memory();
    packager.packageTo(output);
    return new MemoryClip(output.files());
  }

  /** Returns a file. */
  public byte[] file(String name) {
    return Optional.ofNullable(files.get(name))
        .orElseThrow(() -> new AssertionError("no " + name + " among " + files.keySet()));
  }

  /** Returns header and segments of a rendition in segment files, one after the other. */
  public byte[] concatenated(String id) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(file(id + "/init.mp4"));
    for (int number = 1; files.containsKey(id + "/" + number + ".m4s"); number++) {
      bytes.writeBytes(file(id + "/" + number + ".m4s"));
    }
    return bytes.toByteArray();
  }
}
