package io.github.fragmill.benchmarks.compare;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Memory that a run can have for the asking. A virtual machine with free page reporting gives
 * memory that is not used, like the page cache of a deleted file, back to its host after a while,
 * and the next process that writes as much waits until the host has brought it again: its system
 * time grows several times over, and the figure says how long the machine was idle before. A
 * scratch file, written and deleted, brings the memory before the run. One cannot see from inside
 * whether it is needed; elsewhere it does no harm.
 *
 * @param work directory for the scratch file, on the file system that the runs write to
 */
record WarmMemory(Path work) implements Preparation {

  /** What else may be running and take its share. */
  private static final long MOST_BEYOND_INPUT_BYTES = 1_500_000_000;

  /** A JVM with a small heap, twice. */
  private static final long LEAST_SCRATCH_BYTES = 256_000_000;

  private static final int BLOCK_BYTES = 1 << 20;

  /**
   * Makes ready what a run needs: free memory, and its input in the page cache, from where a
   * scratch file may have driven it on a small machine.
   */
  @Override
  public void before(Path input) throws IOException {
    Path scratch = work.resolve("scratch");
    try {
      write(scratch, scratchBytes(Files.size(input), memoryBytes()));
    } finally {
      Files.deleteIfExists(scratch);
    }
    readInput(input);
  }

  /** Brings the input into the page cache. */
  static void readInput(Path input) throws IOException {
    try (InputStream cached = Files.newInputStream(input)) {
      cached.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** A run writes about as much as it reads. */
  static long scratchBytes(long inputBytes, long memoryBytes) {
    long beyondInputBytes = Math.min(inputBytes / 2 * 3, MOST_BEYOND_INPUT_BYTES);
    long wantedBytes = Math.max(LEAST_SCRATCH_BYTES, inputBytes + beyondInputBytes);
    return Math.min(wantedBytes, memoryBytes / 2); // more would drive out the input
  }

  private static long memoryBytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  private static void write(Path scratch, long bytes) throws IOException {
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    try (FileChannel channel =
        FileChannel.open(scratch, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (channel.position() < bytes) {
        channel.write(block.clear());
      }
    }
  }
}
