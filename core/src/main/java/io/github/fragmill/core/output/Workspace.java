package io.github.fragmill.core.output;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Port: what is there of a plan by now, made by any number of processes. Whatever is created
 * appears whole or not at all when its sink is committed, and takes the place of what had its name:
 * it has the same bytes.
 *
 * <p>A file may be visible to readers of the output before {@link #commit()}. So a file that names
 * others, a manifest, is created after all that it names: whoever begins with it finds everything.
 *
 * <p>All but {@link #close()} may be called from several threads and processes at once. When the
 * work is committed or discarded meanwhile, they do nothing, or fail and leave nothing.
 */
public interface Workspace extends Closeable {

  /**
   * Creates a file of the presentation.
   *
   * @param name as of {@link OutputTransaction#create}
   * @return the open file; the caller closes it
   */
  Sink create(String name) throws IOException;

  /** Returns the sizes in bytes of the files of the presentation that are there, by their names. */
  Map<String, Long> sizes() throws IOException;

  /**
   * Creates a part of a file of the presentation, to be joined with others.
   *
   * @param number from 1, in the order of the file
   * @param headBytes the size of what will precede the parts, 0 or more, the same for all of them:
   *     with room for it, a file of one part need not be copied
   * @return the open part; the caller closes it
   */
  Sink createPart(String name, int number, long headBytes) throws IOException;

  /**
   * Makes a file of the presentation of its parts. Succeeds also when the file is made already.
   *
   * @param head what precedes the parts, of the size that was said for them
   * @param partBytes the sizes of all parts, from number 1 on
   * @throws IOException when a part is missing, or of another size
   */
  void join(String name, byte[] head, List<Long> partBytes) throws IOException;

  /** Keeps the receipt of a part of the work. */
  void putReceipt(String name, byte[] receipt) throws IOException;

  /** Returns all receipts that are kept. */
  List<byte[]> receipts() throws IOException;

  /**
   * Makes all files visible. Parts, receipts and the workspace itself are gone afterwards.
   *
   * @throws IOException when it cannot; {@link SharedOutput#find} then finds what is left to do
   */
  void commit() throws IOException;

  /** Gives the work up: nothing of it is left afterwards. */
  void discard() throws IOException;

  /** Lets go of the workspace, which stays unless it was committed or discarded. */
  @Override
  void close() throws IOException;
}
