package io.github.fragmill.dash;

import io.github.fragmill.core.presentation.Layout;
import java.util.concurrent.Callable;

/** Writes a manifest through a type that every class loader shares. */
public final class LadderWriter implements Callable<byte[]> {

  /** Called through reflection. */
  public LadderWriter() {}

  @Override
  public byte[] call() throws Exception {
    return WrittenManifest.of(Layout.SINGLE_FILE, Presentations.ladder(Layout.SINGLE_FILE)).bytes();
  }
}
