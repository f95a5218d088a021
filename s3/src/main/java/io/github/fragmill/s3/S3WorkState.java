package io.github.fragmill.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What processes that work on one plan know of each other, in small objects. Immutable and
 * thread-safe.
 *
 * <pre>
 * .fragmill-shared-ID/
 *   begun            is there as long as somebody may work
 *   uploads/NAME     the id of the upload that becomes the file
 *   first/NAME       the first bytes of part 1 of the file, which need its head before them
 *   receipts/NAME    what of the work is done
 * </pre>
 *
 * <p>Whoever writes one of them looks afterwards whether the work is still begun, and otherwise
 * takes it back. Whoever ends the work first deletes {@code begun}, and then lists the others: one
 * of both sees what the other did.
 *
 * @param place where the objects are
 */
record S3WorkState(S3Objects objects, S3Location place) {

  private static final String BEGUN = "begun";
  private static final String UPLOADS = "uploads/";
  private static final String FIRST = "first/";
  private static final String RECEIPTS = "receipts/";

  boolean isBegun() throws IOException {
    return objects.find(place.keyOf(BEGUN)).isPresent();
  }

  void begin() throws IOException {
    objects.put(place.keyOf(BEGUN), new byte[0]);
  }

  boolean isOwn(String key) {
    return key.startsWith(place.prefix());
  }

  Optional<String> upload(String name) throws IOException {
    return objects
        .bytes(place.keyOf(UPLOADS + name))
        .map(it -> new String(it, StandardCharsets.UTF_8));
  }

  /**
   * Proposes an upload for a file.
   *
   * @return the one that all take: this, or that of a process that was faster
   * @throws WorkOverException when nobody needs one any more
   */
  String agreeOnUpload(String name, String id) throws IOException {
    String key = place.keyOf(UPLOADS + name);
    String agreed = id;
    try {
      objects.putNew(key, id);
    } catch (FileAlreadyExistsException e) {
      agreed = upload(name).orElseThrow(() -> new WorkOverException(place));
    }
    requireBegunAfter(key);
    return agreed;
  }

  void putFirst(String name, byte[] bytes) throws IOException {
    put(place.keyOf(FIRST + name), bytes);
  }

  Optional<byte[]> first(String name) throws IOException {
    return objects.bytes(place.keyOf(FIRST + name));
  }

  void putReceipt(String name, byte[] bytes) throws IOException {
    put(place.keyOf(RECEIPTS + name), bytes);
  }

  List<byte[]> receipts() throws IOException {
    List<String> keys = new ArrayList<>();
    objects.list(place.prefix() + RECEIPTS, object -> keys.add(object.location().key()));
    List<byte[]> receipts = new ArrayList<>();
    for (String key : keys) {
      objects.bytes(key).ifPresent(receipts::add);
    }
    return receipts;
  }

  private void put(String key, byte[] bytes) throws IOException {
    objects.put(key, bytes);
    requireBegunAfter(key);
  }

  private void requireBegunAfter(String key) throws IOException {
    if (!isBegun()) {
      new S3Leftovers(objects.calls()).delete(List.of(key));
      throw new WorkOverException(place);
    }
  }

  /** Ends the work: nobody finds it any more. */
  void end() throws IOException {
    new S3Leftovers(objects.calls()).delete(List.of(place.keyOf(BEGUN)));
    objects.deleteAll(place.prefix());
  }
}
