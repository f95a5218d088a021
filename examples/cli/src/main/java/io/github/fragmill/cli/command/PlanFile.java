package io.github.fragmill.cli.command;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.cli.option.Planned;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.crypto.Encryptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A plan in a file, with the names of its manifests.
 *
 * @param file its path
 * @param saved the plan
 */
record PlanFile(Path file, SavedPlan saved) {

  /** How much media a part of the work has: what another computer gets at once. */
  static final long UNIT_BYTES = 16L << 20;

  /** A plan of a day in a hundred renditions has less. */
  private static final long MAX_BYTES = 1L << 30;

  /** Reads a file. */
  static PlanFile read(Path file) throws FragmillException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new SavedDataException(file + ": expected a saved plan, found a file of over 1 GiB");
      }
      return new PlanFile(file, SavedPlan.parse(Files.readAllBytes(file)));
    } catch (SavedDataException e) {
      throw new SavedDataException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw SourceException.of("cannot read " + file, e);
    }
  }

  /**
   * Writes a plan.
   *
   * @return the number of bytes
   */
  static int write(Planned planned, WritableByteChannel channel) throws FragmillException {
    byte[] bytes =
        SavedPlan.of(planned.plan()).withProperties(planned.manifests().toProperties()).toBytes();
    ByteBuffer left = ByteBuffer.wrap(bytes);
    try {
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (IOException e) {
      throw OutputException.of("cannot write the plan", e);
    }
    return bytes.length;
  }

  /** Returns its manifests. */
  Manifests manifests() throws SavedDataException {
    try {
      return Manifests.of(saved.properties());
    } catch (IllegalArgumentException e) {
      throw new SavedDataException(file + ": the manifests: " + e.getMessage(), e);
    }
  }

  /** Returns the files of its inputs, as far as it names them. */
  List<Path> inputs() {
    return saved.sources().stream()
        .flatMap(it -> it.location().stream())
        .flatMap(String::lines)
        .map(Path::of)
        .toList();
  }

  /** Loads the plan, with the keys that encrypt it and those of its inputs. */
  PackagingPlan load(Encryptor encryptor, Decryptor decryptor) throws FragmillException {
    return load(saved.loader().encryption(encryptor).decryption(decryptor));
  }

  /** Loads the plan without keys: for what is made of the sizes of segments. */
  PackagingPlan loadWithoutKeys() throws FragmillException {
    return load(
        saved
            .loader()
            .encryption(Encryptor.of(List.of()))
            .decryption(Decryptor.of(List.of()))
            .allowMissingKeys());
  }

  private PackagingPlan load(SavedPlan.Loader loader) throws FragmillException {
    List<ManifestWriter> writers = writers();
    try {
      return loader
          .manifest(
              writers.get(0), writers.subList(1, writers.size()).toArray(ManifestWriter[]::new))
          .load();
    } catch (SavedDataException e) {
      throw new SavedDataException(file + ": " + e.getMessage(), e);
    }
  }

  private List<ManifestWriter> writers() throws SavedDataException {
    try {
      return manifests().writers(saved.layout());
    } catch (IllegalArgumentException e) {
      throw new SavedDataException(file + ": the name of a manifest: " + e.getMessage(), e);
    }
  }
}
