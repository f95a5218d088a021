package io.github.fragmill.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelSourceTest {

  @TempDir private Path folder = Path.of("");
  private final List<FileChannel> channels = new ArrayList<>();

  private FileChannel channel(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("movie-" + channels.size()), content);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    channels.add(channel);
    return channel;
  }

  @AfterEach
  void closeChannels() throws IOException {
    for (FileChannel channel : channels) {
      channel.close();
    }
  }

  @Test
  void close_reader_leavesTheChannelToItsOwner() throws IOException {
    FileChannel channel = channel(new byte[10]);
    Source.channel("channel", channel).open().close();
    assertThat(channel.isOpen()).isTrue();
  }
}
