package io.github.fragmill.core.testing;

import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.PositionedSink;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An output in memory that notes every breach of the port's contract, counts its calls, and can be
 * told which of them fails. Its streamed sinks take few bytes at a time.
 */
public final class StrictOutput implements Output {

  private static final int MAX_STREAMED_BYTES = 5000;

  private final boolean positioned;
  private final int failingCall;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger openResources = new AtomicInteger();
  private final Queue<String> breaches = new ConcurrentLinkedQueue<>();
  private volatile Map<String, byte[]> files = Map.of();

  private StrictOutput(boolean positioned, int failingCall) {
    this.positioned = positioned;
    this.failingCall = failingCall;
  }

  /** Sinks that can write at any position. */
  public static StrictOutput positioned() {
    return new StrictOutput(true, 0);
  }

  /** Sinks that write front to back. */
  public static StrictOutput streamed() {
    return new StrictOutput(false, 0);
  }

  /** Returns an output as new whose n-th call fails, counted from 1. */
  public StrictOutput failingAt(int call) {
    return new StrictOutput(positioned, call);
  }

  /** Returns the number of calls that could have failed. */
  public int calls() {
    return calls.get();
  }

  /** Returns the files of a completed run, or none. */
  public Map<String, byte[]> files() {
    return files;
  }

  /** Returns a file of a completed run. */
  public byte[] file(String name) {
    byte[] file = files.get(name);
    if (file == null) {
      throw new AssertionError("no file " + name + " among " + files.keySet());
    }
    return file;
  }

  /** Returns what was done against the contract, sinks left open among it. */
  public Queue<String> breaches() {
    Queue<String> all = new ConcurrentLinkedQueue<>(breaches);
    if (openResources.get() != 0) {
      all.add(openResources.get() + " sinks or transactions were left open");
    }
    return all;
  }

  private void called(String what) throws IOException {
    if (calls.incrementAndGet() == failingCall) {
      throw new IOException("no " + what);
    }
  }

  private void require(boolean condition, String rule) {
    if (!condition) {
      breaches.add(rule);
    }
  }

  @Override
  public OutputTransaction begin() throws IOException {
    called("begin");
    openResources.incrementAndGet();
    return new Transaction();
  }

  private final class Transaction implements OutputTransaction {

    private final Set<String> names = new HashSet<>();
    private final Map<String, byte[]> written = new TreeMap<>();
    private boolean open = true;

    @Override
    public synchronized Sink create(String name) throws IOException {
      called("create");
      require(open, "nothing is created after the end");
      require(names.add(name), "every name is created once: " + name);
      openResources.incrementAndGet();
      return positioned ? new PositionedMemory(name, this) : new StreamedMemory(name, this);
    }

    synchronized void complete(String name, byte[] content) {
      written.put(name, content);
    }

    @Override
    public synchronized void commit() throws IOException {
      called("commit");
      require(open, "a run is committed once, before it is closed");
      require(openResources.get() == 1, "sinks are closed before the run is committed");
      require(written.keySet().equals(names), "all sinks of a committed run are committed");
      files = Map.copyOf(written);
    }

    @Override
    public synchronized void close() {
      require(openResources.get() == 1, "sinks are closed before the run is closed");
      if (open) {
        openResources.decrementAndGet();
      }
      open = false;
    }
  }

  /** What both kinds of sinks share: a growing array, and one commit and close. */
  private class StreamedMemory implements Sink {

    private final String name;
    private final Transaction transaction;
    private final BitSet filled = new BitSet();
    private byte[] bytes = new byte[0];
    private boolean committed;
    private boolean open = true;

    StreamedMemory(String name, Transaction transaction) {
      this.name = name;
      this.transaction = transaction;
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
      called("write");
      int count = Math.min(MAX_STREAMED_BYTES, source.remaining());
      byte[] chunk = new byte[count];
      source.get(chunk);
      fill(bytes.length, chunk);
      return count;
    }

    final synchronized void fill(long positionBytes, byte[] chunk) {
      require(open && !committed, "nothing is written after commit or close: " + name);
      int position = Math.toIntExact(positionBytes);
      int end = position + chunk.length;
      int overlap = filled.nextSetBit(position);
      require(overlap < 0 || overlap >= end, "no byte is written twice: " + name);
      filled.set(position, end);
      bytes = bytes.length < end ? Arrays.copyOf(bytes, end) : bytes;
      System.arraycopy(chunk, 0, bytes, position, chunk.length);
    }

    @Override
    public synchronized void commit() throws IOException {
      called("commit of " + name);
      require(open && !committed, "a sink is committed once, before it is closed: " + name);
      require(filled.cardinality() == bytes.length, "no byte is left out: " + name);
      committed = true;
      transaction.complete(name, bytes);
    }

    @Override
    public synchronized boolean isOpen() {
      return open;
    }

    @Override
    public synchronized void close() {
      if (open) {
        openResources.decrementAndGet();
      }
      open = false;
    }
  }

  private final class PositionedMemory extends StreamedMemory implements PositionedSink {

    PositionedMemory(String name, Transaction transaction) {
      super(name, transaction);
    }

    @Override
    public void write(ByteBuffer source, long positionBytes) throws IOException {
      called("write");
      byte[] chunk = new byte[source.remaining()];
      source.get(chunk);
      fill(positionBytes, chunk);
    }
  }
}
