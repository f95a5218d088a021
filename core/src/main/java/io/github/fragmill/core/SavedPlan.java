package io.github.fragmill.core;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.plan.LayoutChoice;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.saved.LoadedParts;
import io.github.fragmill.core.internal.saved.PlanFile;
import io.github.fragmill.core.internal.saved.PlanIdentity;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Decryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.source.SavedSource;
import io.github.fragmill.core.source.Source;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A {@link PackagingPlan} as bytes: kept in a cache, a file or a database, and sent to other
 * processes and machines. It holds all decisions and all sample tables, so whoever loads it gives
 * the same bytes for every file as whoever made it. It holds no media but text, and no key: key ids
 * only.
 *
 * <pre>{@code
 * byte[] bytes = SavedPlan.of(plan).toBytes();
 *
 * PackagingPlan same =
 *     SavedPlan.parse(bytes)
 *         .loader()
 *         .encryption(Encryptor.of(key))
 *         .manifest(DashManifest.live())
 *         .load();
 * }</pre>
 *
 * <p>A library reads the plans of its own version of the form only, and refuses others, so a plan
 * is for a cache and for a job, not for an archive: it is made anew of the sources at any time. It
 * is as trustworthy as where it is kept: a checksum finds damage, and bytes that somebody made up
 * are read with bounded memory and typed errors, but decide what is packaged.
 *
 * <p>Immutable and thread-safe.
 */
@CheckReturnValue
public final class SavedPlan {

  private final PlanFile file;

  private SavedPlan(PlanFile file) {
    this.file = file;
  }

  /** Saves a plan. Its manifest writers are not saved; who loads it gives them again. */
  public static SavedPlan of(PackagingPlan plan) {
    return new SavedPlan(PlanFile.of(plan.presentation(), Map.of()));
  }

  /**
   * Reads what {@link #toBytes} returned, as far as is needed to load it.
   *
   * @param bytes must not be changed afterwards
   * @throws SavedDataException when they are not a saved plan, one of another version, or damaged
   */
  public static SavedPlan parse(byte[] bytes) throws SavedDataException {
    return new SavedPlan(PlanFile.read(bytes));
  }

  /** Returns all of it as bytes: usually less than the {@code moov} boxes of the sources. */
  public byte[] toBytes() {
    return file.toBytes();
  }

  /**
   * Returns the same with words of the application beside the plan, such as the options of its
   * manifests; replaces those that it had. They decide nothing, and must hold no secret.
   */
  public SavedPlan withProperties(Map<String, String> properties) {
    return new SavedPlan(new PlanFile(properties, file.head(), file.body()));
  }

  /** Returns the words of the application beside the plan; empty unless it set some. */
  public Map<String, String> properties() {
    return file.properties();
  }

  /** Returns what names the plan by its content: {@link PackagingPlan#id}. */
  public String planId() {
    return file.fingerprint().toString();
  }

  /** Returns how segments are stored: what its manifests must support. */
  public Layout layout() {
    return file.head().layout();
  }

  /** Returns the sources that it needs. */
  public List<SavedSource> sources() {
    return file.head().sources();
  }

  /** Returns the ids of the keys that its segments are encrypted with, each once. */
  public List<KeyId> keyIds() {
    return file.head().keyIds();
  }

  /** Returns the ids of the keys that its sources are encrypted with, each once. */
  public List<KeyId> sourceKeyIds() {
    return file.head().sourceKeyIds();
  }

  /** Begins to load the plan. */
  public Loader loader() {
    return new Loader(file);
  }

  /** Finds sources again. */
  @FunctionalInterface
  public interface Sources {

    /**
     * Returns a source of the same content.
     *
     * @throws FragmillException when there is none
     */
    Source find(SavedSource saved) throws FragmillException;
  }

  /** Brings what a saved plan does not hold. Not thread-safe. */
  @CheckReturnValue
  public static final class Loader {

    private final PlanFile file;
    private Sources sources = Loader::atLocation;
    private Optional<Encryption> encryption = Optional.empty();
    private Optional<Decryption> decryption = Optional.empty();
    private List<ManifestWriter> manifests = List.of();
    private Limits limits = Limits.DEFAULT;
    private boolean keysAreOptional;

    private Loader(PlanFile file) {
      this.file = file;
    }

    private static Source atLocation(SavedSource saved) throws SourceException {
      if (saved.location().isEmpty()) {
        throw new SourceException(
            saved.name()
                + ": the plan does not say where this source is; sources(...) of the loader finds"
                + " it");
      }
      try {
        return Source.atLocation(saved.name(), saved.location().get());
      } catch (InvalidPathException e) {
        throw new SourceException(saved.name() + ": the plan says no path", e);
      }
    }

    /**
     * Sets what finds the sources. Asked once for each of {@link SavedPlan#sources}. Default: the
     * files at {@link SavedSource#location}.
     */
    public Loader sources(Sources value) {
      sources = Objects.requireNonNull(value, "sources");
      return this;
    }

    /** Sets what encrypts; required when {@link SavedPlan#keyIds} names keys. */
    public Loader encryption(Encryption value) {
      encryption = Optional.of(value);
      return this;
    }

    /** Sets what decrypts the sources; required when {@link SavedPlan#sourceKeyIds} names keys. */
    public Loader decryption(Decryption value) {
      decryption = Optional.of(value);
      return this;
    }

    /**
     * Sets the manifests. Without one, the plan gives media, and nothing that describes it.
     *
     * @param first a manifest
     * @param more others
     */
    public Loader manifest(ManifestWriter first, ManifestWriter... more) {
      List<ManifestWriter> all = new ArrayList<>(List.of(first));
      all.addAll(List.of(more));
      manifests = all;
      return this;
    }

    /**
     * Lets the plan be loaded without all keys: for manifests, headers, sizes, and what is clear. A
     * segment whose key is missing is refused when it is asked for. {@link #encryption} and {@link
     * #decryption} are required all the same; they may have no key.
     */
    public Loader allowMissingKeys() {
      keysAreOptional = true;
      return this;
    }

    /** Sets what the plan may ask for. Default: {@link Limits#DEFAULT}. */
    public Loader limits(Limits value) {
      limits = Objects.requireNonNull(value, "limits");
      return this;
    }

    /**
     * Loads the plan. Opens no source: one that has changed since it was planned is refused when it
     * is opened.
     *
     * @throws KeySourceException when a key is missing
     * @throws SavedDataException when the plan is not what it should be, or exceeds the limits
     * @throws FragmillException when a source is not found
     * @throws IllegalStateException when a manifest does not support the layout of the plan
     */
    public PackagingPlan load() throws FragmillException {
      requireKeys(
          "encryption",
          file.head().keyIds(),
          id -> encryption.filter(it -> it.hasKey(id)).isPresent());
      requireKeys(
          "decryption",
          file.head().sourceKeyIds(),
          id -> decryption.filter(it -> it.hasKey(id)).isPresent());
      List<Source> found = new ArrayList<>();
      for (SavedSource source : file.head().sources()) {
        found.add(Objects.requireNonNull(sources.find(source), "source"));
      }
      PresentationPlan plan =
          file.load(new LoadedParts(found, encryption, decryption, manifests), limits);
      LayoutChoice.requireSupport(manifests, plan.layout());
      return new PackagingPlan(plan, new PlanIdentity(file::fingerprint));
    }

    private void requireKeys(String name, List<KeyId> needed, Predicate<KeyId> isAvailable)
        throws KeySourceException {
      List<KeyId> missing = needed.stream().filter(isAvailable.negate()).toList();
      if (!missing.isEmpty() && !keysAreOptional) {
        throw new KeySourceException(
            "the saved plan needs keys that " + name + "(...) of the loader brings: " + missing);
      }
    }
  }
}
