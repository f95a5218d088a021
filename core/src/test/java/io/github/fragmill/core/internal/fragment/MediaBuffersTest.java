package io.github.fragmill.core.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.LimitExceededException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class MediaBuffersTest {

  @Test
  void acquire_new_holdsTheLargestAndALittle() throws LimitExceededException {
    ByteBuffer buffer = new MediaBuffers(100, 1).acquire();
    assertThat(buffer.remaining()).isBetween(100, 100 + 64 * 1024);
    assertThat(buffer.isDirect()).isTrue();
  }

  @Test
  void acquire_afterRelease_isTheSameBufferCleared() throws LimitExceededException {
    MediaBuffers buffers = new MediaBuffers(100, 1);
    ByteBuffer first = buffers.acquire();
    int capacity = first.remaining();
    first.position(30).limit(40);
    buffers.release(first);
    ByteBuffer second = buffers.acquire();
    assertThat(second).isSameAs(first);
    assertThat(second.position()).isZero();
    assertThat(second.remaining()).isEqualTo(capacity);
  }

  @Test
  void acquire_twice_givesTwoBuffers() throws LimitExceededException {
    MediaBuffers buffers = new MediaBuffers(100, 2);
    assertThat(buffers.acquire()).isNotSameAs(buffers.acquire());
  }

  @Test
  void release_moreThanKept_letsTheRestGo() throws LimitExceededException {
    MediaBuffers buffers = new MediaBuffers(100, 1);
    ByteBuffer first = buffers.acquire();
    ByteBuffer second = buffers.acquire();
    buffers.release(first);
    buffers.release(second);
    assertThat(buffers.acquire()).isSameAs(first);
    assertThat(buffers.acquire()).isNotSameAs(second);
  }

  @Test
  void release_afterSomeWereTaken_keepsAgain() throws LimitExceededException {
    MediaBuffers buffers = new MediaBuffers(100, 1);
    for (int round = 0; round < 5; round++) {
      ByteBuffer buffer = buffers.acquire();
      buffers.release(buffer);
      assertThat(buffers.acquire()).isSameAs(buffer);
      buffers.release(buffer);
    }
  }
}
