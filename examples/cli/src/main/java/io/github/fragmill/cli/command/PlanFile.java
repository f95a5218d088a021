package io.github.fragmill.cli.command;

import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.dash.DashManifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A plan in a file, with the name of its manifest.
 *
 * @param file its path
 * @param saved the plan
 */
record PlanFile(Path file, SavedPlan saved) {

  /** How much media a part of the work has: what another computer gets at once. */
  static final long UNIT_BYTES = 16L << 20;

  private static final String MANIFEST = "manifest";

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
  static int write(PackagingPlan plan, String manifestName, WritableByteChannel channel)
      throws FragmillException {
    byte[] bytes = SavedPlan.of(plan).withProperties(Map.of(MANIFEST, manifestName)).toBytes();
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

  /** Returns the name of its manifest. */
  String manifestName() {
    return saved.properties().getOrDefault(MANIFEST, "manifest.mpd");
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
    DashManifest manifest =
        saved.layout() == Layout.SINGLE_FILE
            ? DashManifest.onDemand()
            : DashManifest.segmentTemplate();
    try {
      return loader.manifest(manifest.fileName(manifestName())).load();
    } catch (IllegalArgumentException e) {
      throw new SavedDataException(file + ": the name of the manifest: " + e.getMessage(), e);
    } catch (SavedDataException e) {
      throw new SavedDataException(file + ": " + e.getMessage(), e);
    }
  }
}
