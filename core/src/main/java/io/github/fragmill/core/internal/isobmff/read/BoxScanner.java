package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.media.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks the box tree without reading content. Every size is checked against the container before it
 * is used; nothing is allocated by a size found in the file.
 */
final class BoxScanner {

  private static final int SMALL_HEADER_BYTES = 8;
  private static final int LARGE_HEADER_BYTES = 16;

  /** Real containers have a few types of boxes; garbage has as many as it has boxes. */
  private static final int MAX_COUNTED_TYPES = 64;

  private final SourceBytes source;
  private final Limits limits;
  private final MemoryBudget budget;
  private final MemoryBudget.Part headers;
  private final ByteBuffer header = ByteBuffer.allocate(LARGE_HEADER_BYTES);
  private int boxCount;

  BoxScanner(SourceBytes source, Limits limits) {
    this(source, limits, new MemoryBudget(limits));
  }

  BoxScanner(SourceBytes source, Limits limits, MemoryBudget budget) {
    this.source = source;
    this.limits = limits;
    this.budget = budget;
    this.headers = budget.part(source.name());
  }

  /** Returns what counts the memory that is taken for the boxes, and for tables that they hold. */
  MemoryBudget budget() {
    return budget;
  }

  /** Receives the boxes of a file. */
  @FunctionalInterface
  interface Visitor {
    void visit(BoxLocation box) throws FragmillException;
  }

  /**
   * Shows the boxes of the file itself, in order, and keeps none of them: there may be any number.
   *
   * @return what stopped the walk, such as a size that runs past the end; empty when it reached the
   *     end
   */
  Optional<MalformedMediaException> topLevel(Visitor visitor) throws FragmillException {
    Map<String, Integer> seen = new HashMap<>();
    long position = 0;
    while (position < source.sizeBytes()) {
      long room = source.sizeBytes() - position;
      if (room < SMALL_HEADER_BYTES) {
        return Optional.of(trailing("", position, room));
      }
      BoxLocation box;
      try {
        box = box("", position, source.sizeBytes(), seen);
      } catch (MalformedMediaException e) {
        return Optional.of(e);
      }
      visitor.visit(box);
      position = box.endOffsetBytes();
    }
    return Optional.empty();
  }

  /** Returns the children of a container box. */
  List<BoxLocation> children(BoxLocation parent) throws FragmillException {
    return children(parent, parent.contentOffsetBytes());
  }

  /**
   * Returns the children of a box that has fields of its own before them.
   *
   * @param firstOffsetBytes where the first child begins
   */
  List<BoxLocation> children(BoxLocation parent, long firstOffsetBytes) throws FragmillException {
    requireDepth(parent);
    List<BoxLocation> boxes = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    long position = firstOffsetBytes;
    while (position < parent.endOffsetBytes()) {
      long room = parent.endOffsetBytes() - position;
      if (isTerminator(position, room)) {
        break;
      }
      if (room < SMALL_HEADER_BYTES) {
        throw trailing(parent.path() + "/", position, room);
      }
      countBox();
      BoxLocation box = box(parent.path() + "/", position, parent.endOffsetBytes(), seen);
      boxes.add(box);
      position = box.endOffsetBytes();
    }
    return boxes;
  }

  /** QuickTime ends some containers with four zero bytes. */
  private boolean isTerminator(long position, long room) throws FragmillException {
    if (room != 4) {
      return false;
    }
    header.clear().limit(4);
    return source.readFully(header, position, "terminator").getInt() == 0;
  }

  private BoxLocation box(String parentPath, long position, long end, Map<String, Integer> seen)
      throws FragmillException {
    header.clear().limit(SMALL_HEADER_BYTES);
    source.readFully(header, position, parentPath);
    long size = Integer.toUnsignedLong(header.getInt(0));
    String type = new String(header.array(), 4, 4, StandardCharsets.ISO_8859_1);
    String path = parentPath + printable(type) + index(type, seen);
    int headerBytes = SMALL_HEADER_BYTES;
    if (size == 1) {
      headerBytes = LARGE_HEADER_BYTES;
      if (end - position < LARGE_HEADER_BYTES) {
        throw new MalformedMediaException(path, position, "no room for its 64-bit size");
      }
      header.clear();
      size = source.readFully(header, position, path).getLong(SMALL_HEADER_BYTES);
    } else if (size == 0 && parentPath.isEmpty()) {
      // To the end of the file. Within other boxes it would swallow what follows.
      size = end - position;
    }
    if (size < headerBytes || size > end - position) {
      throw new MalformedMediaException(
          path,
          position,
          "expected a size of "
              + headerBytes
              + " to "
              + (end - position)
              + ", found "
              + Long.toUnsignedString(size));
    }
    return new BoxLocation(type, path, position, position + headerBytes, position + size);
  }

  private void countBox() throws LimitExceededException {
    if (++boxCount > limits.maxBoxes()) {
      throw new LimitExceededException(
          source.name() + ": more than maxBoxes = " + limits.maxBoxes() + " boxes");
    }
  }

  private void requireDepth(BoxLocation parent) throws LimitExceededException {
    long depth = parent.path().chars().filter(c -> c == '/').count() + 1;
    if (depth >= limits.maxDepth()) {
      throw new LimitExceededException(
          source.name()
              + ": "
              + parent.path()
              + " is nested deeper than maxDepth = "
              + limits.maxDepth());
    }
  }

  private static MalformedMediaException trailing(String parentPath, long position, long room) {
    return new MalformedMediaException(
        parentPath + "?", position, "expected a box, found " + room + " bytes");
  }

  private static String index(String type, Map<String, Integer> seen) {
    if (seen.size() >= MAX_COUNTED_TYPES && !seen.containsKey(type)) {
      return "";
    }
    int index = seen.merge(type, 1, Integer::sum);
    return index == 1 ? "" : "[" + index + "]";
  }

  /** Keeps control characters, and the separator of paths, out of messages. */
  static String printable(String type) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      boolean isPlain = c >= ' ' && c < 0x7F && c != '/';
      text.append(isPlain ? String.valueOf(c) : String.format("\\x%02x", (int) c));
    }
    return text.toString();
  }

  /** Returns the content of a header box, which must fit {@link Limits#maxBoxBytes()}. */
  byte[] content(BoxLocation box) throws FragmillException {
    if (box.contentBytes() > limits.maxBoxBytes()) {
      throw new LimitExceededException(
          source.name()
              + ": "
              + box.path()
              + " has "
              + box.contentBytes()
              + " bytes, more than maxBoxBytes = "
              + limits.maxBoxBytes());
    }
    headers.take(box.contentBytes(), box.path());
    byte[] content = new byte[Math.toIntExact(box.contentBytes())];
    source.readFully(ByteBuffer.wrap(content), box.contentOffsetBytes(), box.path());
    return content;
  }

  /** Returns the only box of a type among siblings. */
  static Optional<BoxLocation> only(List<BoxLocation> boxes, String type)
      throws MalformedMediaException {
    Optional<BoxLocation> found = Optional.empty();
    for (BoxLocation box : boxes) {
      if (box.type().equals(type)) {
        if (found.isPresent()) {
          throw box.malformed("expected one " + type + " box, found a second");
        }
        found = Optional.of(box);
      }
    }
    return found;
  }

  /** Returns the only box of a type among the children of a parent, which must be there. */
  static BoxLocation required(List<BoxLocation> boxes, String type, BoxLocation parent)
      throws MalformedMediaException {
    return only(boxes, type)
        .orElseThrow(() -> parent.malformed("expected a " + type + " box, found none"));
  }
}
