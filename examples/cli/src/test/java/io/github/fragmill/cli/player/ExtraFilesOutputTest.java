package io.github.fragmill.cli.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtraFilesOutputTest {

  private static final Map<String, byte[]> EXTRA = Map.of("page.html", new byte[] {1, 2});

  private final Path folder;

  ExtraFilesOutputTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void commit_run_bothKindsOfFiles() throws IOException {
    Output.Memory memory = Output.memory();
    try (OutputTransaction transaction = new ExtraFilesOutput(memory, EXTRA).begin()) {
      write(transaction, "media.mp4");
      transaction.commit();
    }
    assertThat(memory.files()).containsOnlyKeys("media.mp4", "page.html");
    assertThat(memory.files().get("page.html")).containsExactly(1, 2);
  }

  @Test
  void close_withoutCommit_nothingIsLeft() throws IOException {
    Output output = new ExtraFilesOutput(Output.directory(folder.resolve("out")), EXTRA);
    try (OutputTransaction transaction = output.begin()) {
      write(transaction, "media.mp4");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void commit_nameIsTaken_failsAndNothingIsLeft() throws IOException {
    Output output = new ExtraFilesOutput(Output.directory(folder.resolve("out")), EXTRA);
    try (OutputTransaction transaction = output.begin()) {
      write(transaction, "page.html");
      assertThatIOException().isThrownBy(transaction::commit);
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static void write(OutputTransaction transaction, String name) throws IOException {
    try (Sink sink = transaction.create(name)) {
      sink.write(ByteBuffer.allocate(1));
      sink.commit();
    }
  }
}
