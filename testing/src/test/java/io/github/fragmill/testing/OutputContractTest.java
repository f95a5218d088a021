package io.github.fragmill.testing;

import static io.github.fragmill.testing.Failures.failuresOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's outputs keep the contract, and an output that does not is found out. */
class OutputContractTest {

  @Nested
  class Memory extends OutputContract {

    private final Output.Memory output = Output.memory();

    @Override
    protected Output output() {
      return output;
    }

    @Override
    protected Map<String, byte[]> visible() {
      return output.files();
    }
  }

  @Nested
  class Directory extends OutputContract {

    @TempDir private Path parent = Path.of("");

    @Override
    protected Output output() {
      return Output.directory(parent.resolve("out"));
    }

    @Override
    protected Map<String, byte[]> visible() throws IOException {
      return files(parent.resolve("out"));
    }
  }

  @Nested
  class LinkedDirectory extends OutputContract {

    @TempDir private Path parent = Path.of("");

    @Override
    protected Output output() {
      return Output.directory(parent.resolve("out")).linked();
    }

    @Override
    protected Map<String, byte[]> visible() throws IOException {
      return files(parent.resolve("out"));
    }
  }

  private static Map<String, byte[]> files(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (Files.isDirectory(directory)) {
      Path target = directory.toRealPath();
      try (Stream<Path> paths = Files.walk(target)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          String name = target.relativize(path).toString().replace(File.separatorChar, '/');
          files.put(name, Files.readAllBytes(path));
        }
      }
    }
    return files;
  }

  @Test
  void contract_outputWithoutTransactions_fails() {
    assertThat(failuresOf(OutputAtOnce.class))
        .contains(
            "create_beforeCommit_isNotVisible",
            "close_withoutCommit_leavesNothing",
            "close_withASinkStillOpen_leavesNothing",
            "begin_afterAFailedRun_startsAnew",
            "sink_closedWithoutCommit_isDiscarded",
            "sink_writtenAfterClose_isRefused",
            "create_nameThatIsNotPlain_isRefused",
            "create_sameNameTwice_isRefused");
  }

  /** Shows files as soon as they are closed, and takes any name. */
  static class OutputAtOnce extends OutputContract {

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    @Override
    protected Output output() {
      return () ->
          new OutputTransaction() {
            @Override
            public Sink create(String name) {
              return new SinkAtOnce(name, files);
            }

            @Override
            public void commit() {}

            @Override
            public void close() {}
          };
    }

    @Override
    protected Map<String, byte[]> visible() {
      return files;
    }
  }

  private static final class SinkAtOnce implements Sink {

    private final String name;
    private final Map<String, byte[]> files;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    SinkAtOnce(String name, Map<String, byte[]> files) {
      this.name = name;
      this.files = files;
    }

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      while (source.hasRemaining()) {
        written.write(source.get());
      }
      return count;
    }

    @Override
    public void commit() {}

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      files.put(name, written.toByteArray());
    }
  }
}
