package io.github.fragmill.testing;

import static io.github.fragmill.testing.Failures.failuresOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SwitchingSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A writer that keeps the contract passes, and one that does not is found out. */
class ManifestWriterContractTest {

  /** Lists the renditions of presentations in single files. */
  private record ListOfRenditions(String name) implements ManifestWriter {

    static final String ENTRY_POINT = "renditions.txt";

    @Override
    public boolean supports(Layout layout) {
      return layout == Layout.SINGLE_FILE;
    }

    @Override
    public List<ManifestFile> write(Presentation presentation) {
      if (!supports(presentation.layout())) {
        throw new IllegalArgumentException("layout: found " + presentation.layout());
      }
      StringBuilder text = new StringBuilder();
      for (SwitchingSet set : presentation.switchingSets()) {
        for (Rendition rendition : set.renditions()) {
          text.append(rendition.id()).append('\n');
        }
      }
      return List.of(
          new ManifestFile(name, "text/plain", text.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Nested
  class Keeper extends ManifestWriterContract {

    @Override
    protected ManifestWriter writer() {
      return new ListOfRenditions(ListOfRenditions.ENTRY_POINT);
    }

    @Override
    protected String entryPointName() {
      return ListOfRenditions.ENTRY_POINT;
    }
  }

  /** Supports every layout by its word and one by its deed, and its names leave the output. */
  static class Breaker extends ManifestWriterContract {

    private static final AtomicInteger WRITERS = new AtomicInteger();

    @Override
    protected ManifestWriter writer() {
      ManifestWriter honest = new ListOfRenditions("../" + WRITERS.incrementAndGet());
      return new ManifestWriter() {
        @Override
        public boolean supports(Layout layout) {
          return true;
        }

        @Override
        public List<ManifestFile> write(Presentation presentation) {
          try {
            return honest.write(presentation);
          } catch (io.github.fragmill.core.error.UnsupportedMediaException e) {
            throw new AssertionError(e);
          }
        }
      };
    }

    @Override
    protected String entryPointName() {
      return ListOfRenditions.ENTRY_POINT;
    }
  }

  @Test
  void contract_writerThatBreaksIt_failsByName() {
    assertThat(failuresOf(Breaker.class))
        .contains(
            "write_layout_isAcceptedOrRefusedAsSupportsSays",
            "write_supportedLayouts_namesArePlainAndUnique");
  }
}
