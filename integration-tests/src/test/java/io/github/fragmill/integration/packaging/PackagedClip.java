package io.github.fragmill.integration.packaging;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A clip that was packaged into a directory.
 *
 * @param directory holds the manifest
 * @param tracks in the order of the manifest
 */
public record PackagedClip(Path directory, List<PackagedTrack> tracks) {

  public PackagedClip {
    tracks = List.copyOf(tracks);
  }

  /**
   * Packages a clip, for players of HLS too where that has a form for the mode.
   *
   * @param parent where directories are made
   */
  public static PackagedClip of(Path clip, Mode mode, Layout layout, Path parent)
      throws IOException {
    Packager packager = Packagers.of(Source.file(clip), mode, layout);
    return of(
        mode.isOfHls()
            ? Packagers.withMp4Playlists(packager, Packagers.manifest(layout))
            : packager,
        parent.resolve(mode + "-" + layout));
  }

  /**
   * Packages as a packager is set up.
   *
   * @param directory is made
   */
  public static PackagedClip of(Packager packager, Path directory) throws IOException {
    PackagingPlan plan = packager.plan();
    packager.packageTo(plan, Output.directory(directory));
    List<PackagedTrack> tracks = new ArrayList<>();
    for (RenditionPlan rendition : plan.renditions()) {
      tracks.add(
          new PackagedTrack(
              rendition.id(),
              rendition.track().id(),
              rendition.track().format().type().mediaType(),
              rendition.track().format().codecs(),
              file(directory, rendition.id())));
    }
    return new PackagedClip(directory, tracks);
  }

  /** Returns the first track of a type. */
  public PackagedTrack first(String type) {
    return tracks.stream().filter(track -> track.type().equals(type)).findFirst().orElseThrow();
  }

  private static Path file(Path directory, String id) throws IOException {
    Path single = directory.resolve(id + ".mp4");
    return Files.exists(single) ? single : concatenated(directory.resolve(id));
  }

  private static Path concatenated(Path segments) throws IOException {
    Path file = segments.resolveSibling(segments.getFileName() + ".concatenated.mp4");
    try (OutputStream stream = Files.newOutputStream(file)) {
      Files.copy(segments.resolve("init.mp4"), stream);
      int number = 1;
      for (; Files.exists(segments.resolve(number + ".m4s")); number++) {
        Files.copy(segments.resolve(number + ".m4s"), stream);
      }
      try (Stream<Path> files = Files.list(segments)) {
        if (files.count() != number) {
          throw new IllegalStateException("segments are not numbered from 1 on in " + segments);
        }
      }
    }
    return file;
  }
}
