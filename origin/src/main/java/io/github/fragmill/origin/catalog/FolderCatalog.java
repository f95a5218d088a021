package io.github.fragmill.origin.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.SavedPlan;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The titles of a folder. A media file is a title with the name of the file without its extension;
 * text beside it, such as {@code film.en.vtt} of {@code film.mp4}, belongs to it. A folder with
 * media files is a title with the name of the folder: its files are qualities, languages and text
 * of one presentation. The folder is looked at for each answer, so new files are new titles.
 *
 * <p>Immutable and thread-safe. Titles have DASH and HLS, segment files and no encryption, unless
 * {@link #options} says otherwise.
 */
@CheckReturnValue
public final class FolderCatalog implements TitleCatalog {

  private static final List<String> MEDIA =
      List.of(".mp4", ".m4v", ".m4a", ".mov", ".cmfv", ".cmfa", ".3gp");
  private static final List<String> TEXT = List.of(".vtt", ".srt", ".ttml", ".dfxp");

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");

  private final Path root;
  private final BiFunction<String, Packager, Packager> options;
  private final Optional<Title.Saving> saving;

  private FolderCatalog(
      Path root, BiFunction<String, Packager, Packager> options, Optional<Title.Saving> saving) {
    this.root = root;
    this.options = options;
    this.saving = saving;
  }

  /** Makes a catalog of a folder. Whoever can write there decides what is served. */
  public static FolderCatalog of(Path root) {
    return new FolderCatalog(root.toAbsolutePath().normalize(), (name, it) -> it, Optional.empty());
  }

  /**
   * Sets what is done to the packager of each title: protection, manifests, segment duration.
   *
   * @param value is given the name of the title, which derives its initialization vectors, and the
   *     packager
   */
  public FolderCatalog options(BiFunction<String, Packager, Packager> value) {
    return new FolderCatalog(root, value, saving);
  }

  /**
   * Lets plans be kept on disk, as {@link Title#saved} does.
   *
   * @param configuration says all that {@link #options} decides
   * @param loading brings manifests and keys
   */
  public FolderCatalog saved(String configuration, UnaryOperator<SavedPlan.Loader> loading) {
    return new FolderCatalog(root, options, Optional.of(new Title.Saving(configuration, loading)));
  }

  /**
   * Returns the names of all titles, sorted.
   *
   * @throws SourceException when the folder cannot be read
   */
  public List<String> names() throws SourceException {
    TreeSet<String> names = new TreeSet<>();
    for (Path path : list(root)) {
      if (isFile(path, MEDIA)) {
        names.add(stem(path));
      } else if (Files.isDirectory(path) && list(path).stream().anyMatch(it -> isFile(it, MEDIA))) {
        names.add(fileName(path));
      }
    }
    names.removeIf(it -> it.startsWith(".") || it.startsWith("@"));
    return List.copyOf(names);
  }

  @Override
  public Optional<Title> find(String name) throws SourceException {
    List<Path> media = new ArrayList<>();
    List<Path> text = new ArrayList<>();
    for (Path path : paths(name)) {
      if (isFile(path, MEDIA)) {
        media.add(path);
      } else if (isFile(path, TEXT)) {
        text.add(path);
      }
    }
    return media.isEmpty() ? Optional.empty() : Optional.of(title(name, media, text));
  }

  private Title title(String name, List<Path> media, List<Path> text) {
    Packager packager =
        Packager.of(
            Source.file(media.get(0)),
            media.stream().skip(1).map(Source::file).toArray(Source[]::new));
    for (Path path : text) {
      packager =
          packager.text(Source.file(path), it -> language(path).map(it::language).orElse(it));
    }
    Title title =
        Title.of(
            options.apply(
                name, packager.manifest(DashManifest.segmentTemplate(), HlsManifest.of())));
    return saving
        .map(it -> title.saved(it.configuration() + '\n' + media + '\n' + text, it.loading()))
        .orElse(title);
  }

  /** The files that may belong to a title, sorted. */
  private List<Path> paths(String name) throws SourceException {
    Path path;
    try {
      path = root.resolve(name).normalize();
    } catch (InvalidPathException e) {
      return List.of();
    }
    if (!root.equals(path.getParent())) {
      return List.of();
    }
    if (Files.isDirectory(path)) {
      return list(path);
    }
    // Listing the whole folder for each title would be slow where there are many.
    List<Path> found = new ArrayList<>();
    for (String extension : MEDIA) {
      Path file = root.resolve(name + extension);
      if (Files.isRegularFile(file)) {
        found.add(file);
        found.addAll(textBeside(name));
        return found;
      }
    }
    return found;
  }

  private List<Path> textBeside(String name) throws SourceException {
    try (Stream<Path> paths =
        Files.find(
            root,
            1,
            (path, attributes) -> fileName(path).startsWith(name + '.') && isFile(path, TEXT))) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw SourceException.of("cannot read " + root, e);
    }
  }

  private static List<Path> list(Path folder) throws SourceException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw SourceException.of("cannot read " + folder, e);
    }
  }

  private static boolean isFile(Path path, List<String> extensions) {
    String name = fileName(path).toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && extensions.stream().anyMatch(name::endsWith)
        && Files.isRegularFile(path);
  }

  /** {@code en} of {@code film.en.vtt}; what is no language is only a name. */
  private static Optional<String> language(Path path) {
    String stem = stem(path);
    int dot = stem.lastIndexOf('.');
    return Optional.of(stem.substring(dot + 1))
        .filter(it -> dot >= 0 && LANGUAGE.matcher(it).matches());
  }

  private static String stem(Path path) {
    String name = fileName(path);
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static String fileName(Path path) {
    return String.valueOf(path.getFileName());
  }
}
