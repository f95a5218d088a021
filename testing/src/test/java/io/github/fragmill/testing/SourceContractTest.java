package io.github.fragmill.testing;

import static io.github.fragmill.testing.Failures.failuresOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's sources keep the contract, and a source that does not is found out. */
class SourceContractTest {

  @Nested
  class BytesSource extends SourceContract {

    @Override
    protected Source source(byte[] content) {
      return Source.bytes("bytes", content);
    }
  }

  @Nested
  class FileSource extends SourceContract {

    @TempDir private Path folder = Path.of("");

    @Override
    protected Source source(byte[] content) throws IOException {
      return Source.file(Files.write(folder.resolve("movie.mp4"), content));
    }
  }

  @Nested
  class ChannelSource extends SourceContract {

    @TempDir private Path folder = Path.of("");
    private final List<FileChannel> channels = new ArrayList<>();

    @Override
    protected Source source(byte[] content) throws IOException {
      Path file = Files.write(folder.resolve("movie-" + channels.size()), content);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      channels.add(channel);
      return Source.channel("channel", channel);
    }

    @AfterEach
    void closeChannels() throws IOException {
      for (FileChannel channel : channels) {
        channel.close();
      }
    }
  }

  @Nested
  class ConcatenatedSource extends SourceContract {

    /** Parts of all sizes, among them none and more than are held open. */
    @Override
    protected Source source(byte[] content) {
      Source[] parts = new Source[40];
      int start = 0;
      for (int part = 0; part < parts.length; part++) {
        int end = part == parts.length - 1 ? content.length : part / 3 * (content.length / 20);
        parts[part] = Source.bytes("part " + part, Arrays.copyOfRange(content, start, end));
        start = end;
      }
      return Source.concat("whole", parts);
    }
  }

  @Test
  void contract_brokenSource_fails() {
    assertThat(failuresOf(BrokenSource.class))
        .contains(
            "name_anySource_isNotBlank",
            "sizeBytes_opened_isTheContents",
            "read_atTheEnd_givesWhatThereIs",
            "read_atOrAfterTheEnd_isMinusOne",
            "open_afterClose_worksAgain",
            "open_twiceAtOnce_readersAreIndependent",
            "stamp_contentStays_isTheSame");
  }

  /** Has no name, a wrong size, is opened once only, and never ends. */
  static class BrokenSource extends SourceContract {

    @Override
    protected Source source(byte[] content) {
      return new Source() {

        private boolean opened;

        @Override
        public String name() {
          return " ";
        }

        @Override
        public SourceReader open() {
          if (opened) {
            throw new IllegalStateException("opened twice");
          }
          opened = true;
          return new EndlessReader();
        }
      };
    }
  }

  private static final class EndlessReader implements SourceReader {

    @Override
    public long sizeBytes() {
      return 7;
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) {
      int count = destination.remaining();
      destination.position(destination.limit());
      return count;
    }

    @Override
    public void close() {}
  }
}
