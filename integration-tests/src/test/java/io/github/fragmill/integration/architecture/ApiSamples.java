package io.github.fragmill.integration.architecture;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One type of each kind, for the test of {@link ApiDump}. */
public final class ApiSamples {

  private ApiSamples() {}

  abstract static class HiddenParent {

    public final int ofHiddenParent() {
      return 1;
    }

    int hidden() {
      return 2;
    }
  }

  public abstract static class Shown extends HiddenParent implements Comparable<Shown> {

    public static final int[] NUMBERS = {};
    int hiddenField;

    protected Shown(Optional<String> name) throws IOException {}

    @Deprecated
    public abstract <T extends Number> List<? super T> deprecated(T[] array, Supplier<Kind> kind);

    @Override
    public String toString() {
      return "";
    }
  }

  public sealed interface Closed permits Data {

    int LIMIT = 7;

    default void run() {}

    void stop(int... codes);
  }

  public record Data(int count) implements Closed {

    @Override
    public void stop(int... codes) {}
  }

  public enum Kind {
    ONE
  }
}
