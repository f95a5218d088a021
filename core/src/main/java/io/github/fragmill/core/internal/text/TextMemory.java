package io.github.fragmill.core.internal.text;

/** Estimates, by a look at a text file, what at most is kept of it once it is parsed. */
final class TextMemory {

  /** As text in lines, and again in cues or nodes. */
  private static final int PER_BYTE = 4;

  private static final int PER_LINE = 128;
  private static final int PER_NODE = 100;

  private TextMemory() {}

  /** Returns bytes of memory: each line may begin a cue, each tag and each attribute is a node. */
  static long bytes(TextKind kind, byte[] file) {
    long bytes = (long) PER_BYTE * file.length;
    for (byte character : file) {
      bytes +=
          switch (character) {
            case '\n', '\r' -> kind == TextKind.TTML ? 0 : PER_LINE;
            case '<' -> kind == TextKind.TTML ? 2 * PER_NODE : 0;
            case '=' -> kind == TextKind.TTML ? PER_NODE : 0;
            default -> 0;
          };
    }
    return bytes;
  }
}
