package io.github.fragmill.platform.packaging;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.platform.storage.Storage;
import io.github.fragmill.platform.storage.StoredFile;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A storage whose output is not what it seems. */
public record OtherOutput(Storage real, Opener opener) implements Storage {

  /** Opens the output of an item. */
  public interface Opener {
    Output open(String item);
  }

  @Override
  public Output output(String item) {
    return opener.open(item);
  }

  @Override
  public List<StoredFile> list(String name) throws IOException {
    return real.list(name);
  }

  @Override
  public void delete(String item) throws IOException {
    real.delete(item);
  }

  @Override
  public int sweep(String area, Instant before, Predicate<String> isKnown) throws IOException {
    return real.sweep(area, before, isKnown);
  }
}
