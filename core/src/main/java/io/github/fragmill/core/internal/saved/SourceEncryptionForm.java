package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.internal.packing.BitPacking;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.internal.packing.Unpacking;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.SampleEncryption;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the samples of a source are encrypted, as bytes.
 *
 * <pre>
 * number of samples
 * parameters               each once
 * of each sample           the number of its parameters from 1, or 0 when it is clear
 * of each sample           the number of its subsamples
 * of each subsample        clear bytes
 * of each subsample        protected bytes
 * of each sample           its own IV, if it has one
 * </pre>
 */
final class SourceEncryptionForm {

  private SourceEncryptionForm() {}

  static void write(PackedWriter into, SampleEncryption encryption) {
    List<EncryptionParameters> parameters = encryption.parameters();
    int count = encryption.count();
    into.count(count);
    into.list(parameters, ProtectionForm::write);
    int[] indexes =
        IntStream.range(0, count)
            .map(it -> encryption.parameters(it).map(parameters::indexOf).orElse(-1) + 1)
            .toArray();
    BitPacking.write(indexes, count, into);
    int[] pairs =
        IntStream.range(0, count)
            .map(it -> encryption.endPair(it) - encryption.firstPair(it))
            .toArray();
    BitPacking.write(pairs, count, into);
    int pairCount = count == 0 ? 0 : encryption.endPair(count - 1);
    into.count(pairCount);
    BitPacking.write(
        IntStream.range(0, pairCount).map(encryption::clearBytes).toArray(), pairCount, into);
    BitPacking.write(
        IntStream.range(0, pairCount).map(encryption::protectedBytes).toArray(), pairCount, into);
    for (int sample = 0; sample < count; sample++) {
      int ivBytes =
          indexes[sample] == 0 ? 0 : parameters.get(indexes[sample] - 1).perSampleIvBytes();
      if (ivBytes > 0) {
        into.word(encryption.ivHigh(sample));
      }
      if (ivBytes > Long.BYTES) {
        into.word(encryption.ivLow(sample));
      }
    }
  }

  /**
   * @param maxSamples how many samples there may be
   */
  static SampleEncryption read(PackedReader from, int maxSamples) {
    int count = from.count(maxSamples);
    List<EncryptionParameters> parameters = from.list(ProtectionForm::readParameters);
    int[] indexes = Unpacking.read(count, /* least= */ 0, from);
    int[] pairs = Unpacking.read(count, /* least= */ 0, from);
    int pairCount = from.count((int) Math.min(Integer.MAX_VALUE, 2L * maxSamples));
    int[] clearBytes = Unpacking.read(pairCount, /* least= */ 0, from);
    int[] protectedBytes = Unpacking.read(pairCount, /* least= */ 0, from);
    SampleEncryption.Builder builder = new SampleEncryption.Builder();
    int pair = 0;
    for (int sample = 0; sample < count; sample++) {
      int index = indexes[sample];
      if (index > parameters.size() || pairs[sample] > pairCount - pair) {
        throw new IllegalArgumentException(
            "expected "
                + parameters.size()
                + " parameters and "
                + pairCount
                + " subsamples, found more at sample "
                + sample);
      }
      if (index == 0) {
        builder.addClear();
      } else {
        EncryptionParameters own = parameters.get(index - 1);
        long high = own.perSampleIvBytes() > 0 ? from.word() : 0;
        long low = own.perSampleIvBytes() > Long.BYTES ? from.word() : 0;
        builder.add(own, high, low);
      }
      for (int end = pair + pairs[sample]; pair < end; pair++) {
        builder.addPair(clearBytes[pair], protectedBytes[pair]);
      }
    }
    return builder.build();
  }
}
