package io.github.fragmill.core.presentation;

import io.github.fragmill.core.error.UnsupportedMediaException;
import java.util.List;

/**
 * Port: describes a presentation. Sees the presentation and nothing else. Immutable, thread-safe;
 * equal presentations give equal bytes.
 *
 * <p>A packaging run writes a manifest twice: at its beginning with segments of one byte each, to
 * find out early whether it can be written, and at its end with the true sizes. Only the second one
 * is kept.
 */
public interface ManifestWriter {

  /** Returns whether it can describe segments that are stored so. */
  boolean supports(Layout layout);

  /**
   * Returns the form of WebVTT text that it describes. A presentation holds the text in all forms
   * that its manifests ask for. Default: {@link TextForm#MP4}.
   */
  default TextForm textForm() {
    return TextForm.MP4;
  }

  /**
   * Returns the files of the manifest; the first is the one that players open.
   *
   * @return at least one file; no two have the same name
   * @throws UnsupportedMediaException when this kind of manifest cannot express the presentation
   * @throws IllegalArgumentException when the layout is not {@linkplain #supports supported}
   */
  List<ManifestFile> write(Presentation presentation) throws UnsupportedMediaException;
}
