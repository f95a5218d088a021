package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.internal.settings.Settings;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Decides how segments are stored: as was asked for, or in a way that suits all manifests. */
public final class LayoutChoice {

  private LayoutChoice() {}

  /**
   * Returns the layout that is set, or else the first of {@link Layout#values} that all manifests
   * support.
   *
   * @throws IllegalStateException when there is no manifest, one does not support the layout that
   *     is set, or no layout suits all of them
   */
  static Layout of(Settings settings) {
    List<ManifestWriter> manifests = settings.manifests();
    if (manifests.isEmpty()) {
      throw new IllegalStateException("manifest(...) was not called");
    }
    if (settings.layout().isPresent()) {
      Layout layout = settings.layout().get();
      requireSupport(manifests, layout);
      return layout;
    }
    return Arrays.stream(Layout.values())
        .filter(layout -> manifests.stream().allMatch(it -> it.supports(layout)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "manifest: expected a layout that all of them support, found "
                        + manifests.stream()
                            .map(LayoutChoice::describe)
                            .collect(Collectors.joining("; "))
                        + "; package them in separate runs"));
  }

  /**
   * Returns normally when all manifests support a layout.
   *
   * @throws IllegalStateException when one does not
   */
  public static void requireSupport(List<ManifestWriter> manifests, Layout layout) {
    for (ManifestWriter manifest : manifests) {
      if (!manifest.supports(layout)) {
        throw new IllegalStateException(
            "layout: expected one that all manifests support, found "
                + layout
                + ", but "
                + describe(manifest)
                + "; choose another layout or manifest");
      }
    }
  }

  private static String describe(ManifestWriter manifest) {
    List<Layout> supported = Arrays.stream(Layout.values()).filter(manifest::supports).toList();
    return manifest + " supports " + supported;
  }
}
