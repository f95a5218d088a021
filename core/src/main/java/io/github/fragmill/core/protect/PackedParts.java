package io.github.fragmill.core.protect;

import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import java.net.URI;
import java.util.UUID;

/** The parts of {@link TrackEncryption} and {@link SampleEncryption} as bytes. */
final class PackedParts {

  private PackedParts() {}

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
    into.optional(value.constantIv(), PackedParts::write);
    into.count(value.cryptByteBlock());
    into.count(value.skipByteBlock());
  }

  static EncryptionParameters readParameters(PackedReader from) {
    return new EncryptionParameters(
        from.text(),
        readKeyId(from),
        from.count(Integer.MAX_VALUE),
        from.optional(PackedParts::readIv),
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
    into.optional(value.headerPssh(), PackedParts::write);
    into.optional(value.manifestPssh(), PackedParts::write);
    into.optional(value.licenseUrl(), (writer, url) -> writer.text(url.toString()));
  }

  static DrmSignal readSignal(PackedReader from) {
    return new DrmSignal(
        readUuid(from),
        from.optional(PackedParts::readPssh),
        from.optional(PackedParts::readPssh),
        from.optional(reader -> URI.create(reader.text())));
  }

  static void write(PackedWriter into, SegmentKey value) {
    into.flag(value.isClear());
    into.optional(value.keyId(), PackedParts::write);
    into.list(value.headers(), PackedParts::write);
  }

  static SegmentKey readSegmentKey(PackedReader from) {
    return new SegmentKey(
        from.flag(), from.optional(PackedParts::readKeyId), from.list(PackedParts::readPssh));
  }
}
