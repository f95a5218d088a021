package io.github.fragmill.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * The pieces of which a file is joined. Immutable.
 *
 * @param name of the file, for messages
 * @param headBytes what precedes the first piece of the first part
 * @param partBytes the sizes of the parts
 */
record JoinedPieces(String name, int headBytes, List<Long> partBytes) {

  /**
   * Finds the pieces among what was sent.
   *
   * @param sent by their numbers
   * @throws IOException when one is missing, of another size, or smaller than S3 accepts
   */
  List<Part> choose(Map<Integer, Part> sent) throws IOException {
    List<Part> chosen = new ArrayList<>();
    for (int part = 1; part <= partBytes.size(); part++) {
      requireAccepted(part);
      List<Long> pieces = PieceSizes.of(partBytes.get(part - 1));
      for (int piece = 0; piece < pieces.size(); piece++) {
        Part found = sent.get(PieceSizes.number(part, piece));
        if (found == null || found.size() != pieces.get(piece) + ahead(part, piece)) {
          throw failure(part, sent);
        }
        chosen.add(found);
      }
    }
    return chosen;
  }

  private int ahead(int part, int piece) {
    return part == 1 && piece == 0 ? headBytes : 0;
  }

  private void requireAccepted(int part) throws IOException {
    if (part < partBytes.size() && partBytes.get(part - 1) < PieceSizes.MIN_BYTES) {
      throw new IOException(
          "part "
              + part
              + " of "
              + name
              + " has "
              + partBytes.get(part - 1)
              + " bytes, S3 accepts 5 MiB or more; divide the work into larger units");
    }
  }

  private IOException failure(int part, Map<Integer, Part> sent) {
    long found = 0;
    for (int piece = 0; piece < PieceSizes.MAX_PIECES; piece++) {
      Part it = sent.get(PieceSizes.number(part, piece));
      found += it == null ? 0 : it.size() - ahead(part, piece);
    }
    return found == 0
        ? missing(name, part)
        : new IOException(
            "part "
                + part
                + " of "
                + name
                + ": expected "
                + partBytes.get(part - 1)
                + " bytes, found "
                + found
                + "; make it again");
  }

  static IOException missing(String name, int part) {
    return new IOException("part " + part + " of " + name + " is missing; make it again");
  }
}
