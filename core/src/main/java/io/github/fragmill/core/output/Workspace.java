package io.github.fragmill.core.output;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Port: what is there of a plan by now, made by any number of processes. Nothing of it is visible
 * before {@link #commit()}. Whatever is created appears whole or not at all when its sink is
 * committed, and takes the place of what had its name: it has the same bytes.
 *
 * <p>All but {@link #commit()} and {@link #close()} may be called from several threads and
 * processes at once.
 */
public interface Workspace extends Closeable {

  /**
   * Creates a file of the presentation.
   *
   * @param name as of {@link OutputTransaction#create}
   * @return the open file; the caller closes it
   */
  Sink create(String name) throws IOException;

  /** Returns the size of a file of the presentation, or empty when it is not there yet. */
  OptionalLong sizeBytes(String name) throws IOException;

  /**
   * Creates a part of a file of the presentation, to be joined with others.
   *
   * @param number from 0, in the order of the file
   * @return the open part; the caller closes it
   */
  Sink createPart(String name, int number) throws IOException;

  /**
   * Makes a file of the presentation of its parts.
   *
   * @param partBytes the sizes of all parts, from number 0 on
   * @throws IOException when a part is missing, or of another size
   */
  void join(String name, List<Long> partBytes) throws IOException;

  /** Keeps the receipt of a part of the work. */
  void putReceipt(String name, byte[] receipt) throws IOException;

  /** Returns all receipts that are kept. */
  List<byte[]> receipts() throws IOException;

  /**
   * Makes all files visible. Parts, receipts and the workspace itself are gone afterwards.
   *
   * @throws IOException when it cannot; the workspace is then as it was
   */
  void commit() throws IOException;

  /** Lets go of the workspace, which stays unless it was committed. */
  @Override
  void close() throws IOException;
}
