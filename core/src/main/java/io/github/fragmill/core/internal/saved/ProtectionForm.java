package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.PlaylistKey;
import io.github.fragmill.core.protect.Pssh;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.TrackEncryption;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** How a track is encrypted, as bytes. */
final class ProtectionForm {

  private ProtectionForm() {}

  static void write(PackedWriter into, UUID value) {
    into.word(value.getMostSignificantBits());
    into.word(value.getLeastSignificantBits());
  }

  static UUID readUuid(PackedReader from) {
    return new UUID(from.word(), from.word());
  }

  static void write(PackedWriter into, KeyId value) {
    write(into, value.uuid());
  }

  static KeyId readKeyId(PackedReader from) {
    return new KeyId(readUuid(from));
  }

  static void write(PackedWriter into, InitializationVector value) {
    into.block(value.toBytes());
  }

  static InitializationVector readIv(PackedReader from) {
    return InitializationVector.of(from.block());
  }

  static void write(PackedWriter into, EncryptionParameters value) {
    into.text(value.scheme());
    write(into, value.defaultKeyId());
    into.count(value.perSampleIvBytes());
    into.optional(value.constantIv(), ProtectionForm::write);
    into.count(value.cryptByteBlock());
    into.count(value.skipByteBlock());
  }

  static EncryptionParameters readParameters(PackedReader from) {
    return new EncryptionParameters(
        from.text(),
        readKeyId(from),
        from.count(Integer.MAX_VALUE),
        from.optional(ProtectionForm::readIv),
        from.count(Integer.MAX_VALUE),
        from.count(Integer.MAX_VALUE));
  }

  static void write(PackedWriter into, Pssh value) {
    into.block(value.toBox());
  }

  static Pssh readPssh(PackedReader from) {
    return Pssh.parse(from.block());
  }

  static void write(PackedWriter into, DrmSignal value) {
    write(into, value.systemId());
    into.optional(value.headerPssh(), ProtectionForm::write);
    into.optional(value.manifestPssh(), ProtectionForm::write);
    into.optional(value.licenseUrl(), (writer, url) -> writer.text(url.toString()));
    into.optional(value.playlistKey(), ProtectionForm::write);
  }

  static DrmSignal readSignal(PackedReader from) {
    return new DrmSignal(
        readUuid(from),
        from.optional(ProtectionForm::readPssh),
        from.optional(ProtectionForm::readPssh),
        from.optional(reader -> URI.create(reader.text())),
        from.optional(ProtectionForm::readPlaylistKey));
  }

  private static void write(PackedWriter into, PlaylistKey value) {
    into.text(value.keyFormat());
    into.text(value.keyFormatVersions());
    into.text(value.uri());
  }

  private static PlaylistKey readPlaylistKey(PackedReader from) {
    return new PlaylistKey(from.text(), from.text(), from.text());
  }

  static void write(PackedWriter into, SegmentKey value) {
    into.flag(value.isClear());
    into.optional(value.keyId(), ProtectionForm::write);
    into.optional(value.constantIv(), ProtectionForm::write);
    into.list(value.headers(), ProtectionForm::write);
    into.list(value.drmSignals(), ProtectionForm::write);
  }

  static SegmentKey readSegmentKey(PackedReader from) {
    return new SegmentKey(
        from.flag(),
        from.optional(ProtectionForm::readKeyId),
        from.optional(ProtectionForm::readIv),
        from.list(ProtectionForm::readPssh),
        from.list(ProtectionForm::readSignal));
  }

  static void write(PackedWriter into, TrackEncryption encryption) {
    write(into, encryption.parameters());
    into.flag(encryption.hasSubsamples());
    write(into, encryption.firstIv());
    into.list(encryption.drmSignals(), ProtectionForm::write);
    List<SegmentKey> keys = encryption.segmentKeys();
    into.count(keys.size());
    for (int first = 0; first < keys.size(); ) {
      int end = first + 1;
      while (end < keys.size() && keys.get(end).equals(keys.get(first))) {
        end++;
      }
      into.count(end - first);
      write(into, keys.get(first));
      first = end;
    }
  }

  /**
   * @param segmentCount how many segments the track has
   */
  static TrackEncryption readTrack(PackedReader from, int segmentCount) {
    EncryptionParameters parameters = readParameters(from);
    boolean hasSubsamples = from.flag();
    InitializationVector firstIv = readIv(from);
    List<DrmSignal> drmSignals = from.list(ProtectionForm::readSignal);
    int count = from.count(Integer.MAX_VALUE);
    if (count != segmentCount) {
      throw new IllegalArgumentException(
          "expected the keys of " + segmentCount + " segments, found those of " + count);
    }
    List<SegmentKey> segmentKeys = new ArrayList<>(count);
    while (segmentKeys.size() < count) {
      int run = Math.max(1, from.count(count - segmentKeys.size()));
      segmentKeys.addAll(Collections.nCopies(run, readSegmentKey(from)));
    }
    return new TrackEncryption(parameters, hasSubsamples, firstIv, drmSignals, segmentKeys);
  }
}
