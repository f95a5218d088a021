package io.github.fragmill.core.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.output.PositionedSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FragmentTest {

  private static final byte[] HEADER = {1, 2, 3};
  private static final int MEDIA_BYTES = 2 * Fragment.MAX_WRITE_BYTES + 5;

  @Test
  void writeTo_channel_writesAllInSmallPieces() throws Exception {
    byte[] media = media();
    Recorder recorder = new Recorder(/* mostBytes= */ Integer.MAX_VALUE);

    try (Fragment fragment = fragment(media)) {
      fragment.writeTo((WritableByteChannel) recorder);
    }

    assertThat(recorder.sizes)
        .containsExactly(HEADER.length, Fragment.MAX_WRITE_BYTES, Fragment.MAX_WRITE_BYTES, 5);
    assertThat(recorder.bytes(0, HEADER.length)).isEqualTo(HEADER);
    assertThat(recorder.bytes(HEADER.length, media.length)).isEqualTo(media);
  }

  @Test
  void writeTo_channelThatTakesLittle_writesAll() throws Exception {
    byte[] media = media();
    Recorder recorder = new Recorder(/* mostBytes= */ 100_003);

    try (Fragment fragment = fragment(media)) {
      fragment.writeTo((WritableByteChannel) recorder);
    }

    assertThat(recorder.bytes(HEADER.length, media.length)).isEqualTo(media);
  }

  @Test
  void writeTo_positionedSink_writesSmallPiecesWhereTheyBelong() throws Exception {
    byte[] media = media();
    Recorder recorder = new Recorder(/* mostBytes= */ Integer.MAX_VALUE);

    try (Fragment fragment = fragment(media)) {
      fragment.writeTo((PositionedSink) recorder, /* positionBytes= */ 7);
    }

    assertThat(recorder.sizes)
        .containsExactly(HEADER.length, Fragment.MAX_WRITE_BYTES, Fragment.MAX_WRITE_BYTES, 5);
    assertThat(recorder.bytes(7, HEADER.length)).isEqualTo(HEADER);
    assertThat(recorder.bytes(7 + HEADER.length, media.length)).isEqualTo(media);
  }

  private static byte[] media() {
    byte[] media = new byte[MEDIA_BYTES];
    new Random(1).nextBytes(media);
    return media;
  }

  private static Fragment fragment(byte[] media) throws FragmillException {
    BufferPool.Lease lease = new BufferPool(media.length).lend(media.length);
    lease.buffer().put(media).flip();
    return new Fragment(HEADER, lease);
  }

  /** Takes bytes, and notes how many at a time. */
  private static final class Recorder implements PositionedSink {

    private final int mostBytes;
    private final List<Integer> sizes = new ArrayList<>();
    private final ByteBuffer content = ByteBuffer.allocate(MEDIA_BYTES + 100);

    Recorder(int mostBytes) {
      this.mostBytes = mostBytes;
    }

    @Override
    public int write(ByteBuffer source) {
      int count = Math.min(source.remaining(), mostBytes);
      sizes.add(count);
      content.put(source.slice(source.position(), count));
      source.position(source.position() + count);
      return count;
    }

    @Override
    public void write(ByteBuffer source, long positionBytes) throws IOException {
      content.position(Math.toIntExact(positionBytes));
      write(source);
    }

    byte[] bytes(int start, int count) {
      byte[] bytes = new byte[count];
      content.get(start, bytes);
      return bytes;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void commit() {
      // Nothing to keep.
    }

    @Override
    public void close() {
      // Nothing to close.
    }
  }
}
