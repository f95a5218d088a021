package io.github.fragmill.integration.boxes;

import io.github.fragmill.integration.boxes.EncryptedSample.Subsample;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.mp4.TrackRun;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads the samples of one fragment: {@code trun} says where they are, {@code senc} the rest. */
public final class FragmentSamples {

  private static final int SUBSAMPLES_FLAG = 0x2;

  private final ByteBuffer file;
  private final Box moof;
  private final int ivBytes;

  private FragmentSamples(ByteBuffer file, Box moof, int ivBytes) {
    this.file = file;
    this.moof = moof;
    this.ivBytes = ivBytes;
  }

  /** Reads all samples of an encrypted file of one track. */
  public static List<EncryptedSample> of(byte[] file) {
    List<Box> boxes = Box.parse(file);
    int ivBytes = Box.all(boxes, "tenc").get(0).content().get(7);
    List<EncryptedSample> samples = new ArrayList<>();
    for (Box moof : Box.all(boxes, "moof")) {
      samples.addAll(new FragmentSamples(ByteBuffer.wrap(file), moof, ivBytes).read());
    }
    return samples;
  }

  private List<EncryptedSample> read() {
    TrackRun run = TrackRun.of(moof);
    ByteBuffer senc = moof.only("senc").content().duplicate();
    boolean hasSubsamples = (senc.getInt() & SUBSAMPLES_FLAG) != 0;
    requireEqual(senc.getInt(), run.count());
    List<EncryptedSample> samples = new ArrayList<>();
    int offset = moof.offsetBytes() + run.dataOffsetBytes();
    for (int index = 0; index < run.count(); index++) {
      byte[] iv = new byte[ivBytes];
      senc.get(iv);
      samples.add(
          new EncryptedSample(
              HexFormat.of().formatHex(iv),
              hasSubsamples ? subsamples(senc) : List.of(),
              file.slice(offset, run.sizeBytes(index))));
      offset += run.sizeBytes(index);
    }
    requireEqual(senc.remaining(), 0);
    return samples;
  }

  private static List<Subsample> subsamples(ByteBuffer senc) {
    List<Subsample> subsamples = new ArrayList<>();
    int count = Short.toUnsignedInt(senc.getShort());
    for (int index = 0; index < count; index++) {
      subsamples.add(
          new Subsample(
              Short.toUnsignedInt(senc.getShort()), Integer.toUnsignedLong(senc.getInt())));
    }
    return subsamples;
  }

  private static void requireEqual(int found, int expected) {
    if (found != expected) {
      throw new IllegalStateException("expected " + expected + ", found " + found);
    }
  }
}
