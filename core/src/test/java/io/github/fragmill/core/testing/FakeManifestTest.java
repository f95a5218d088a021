package io.github.fragmill.core.testing;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;

class FakeManifestTest extends ManifestWriterContract {

  @Override
  protected ManifestWriter writer() {
    return new FakeManifest(Layout.SINGLE_FILE, Layout.TIMED_SEGMENTS)
        .named("manifest.txt", "lists/more.txt");
  }

  @Override
  protected String entryPointName() {
    return "manifest.txt";
  }
}
