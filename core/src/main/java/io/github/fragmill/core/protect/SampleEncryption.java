package io.github.fragmill.core.protect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the samples of a track are encrypted (ISO/IEC 23001-7:2023, 7 and 9): for each of them its
 * key, its initialization vector and its subsamples. Immutable and thread-safe.
 *
 * <p>There are millions of samples, so nothing here is an object for each: what they share is kept
 * as runs, IVs and subsamples in arrays of numbers.
 */
public final class SampleEncryption {

  private static final int CLEAR = -1;

  private final int count;
  private final List<EncryptionParameters> parameters;
  private final int[] runFirstSamples;
  private final int[] runParameters;
  private final int[] runFirstWords;
  private final long[] ivWords;
  private final int[] pairEnds;
  private final short[] clearBytes;
  private final int[] protectedBytes;

  private SampleEncryption(Builder builder) {
    count = builder.count;
    parameters = List.copyOf(builder.parameters);
    runFirstSamples = Arrays.copyOf(builder.runFirstSamples, builder.runCount);
    runParameters = Arrays.copyOf(builder.runParameters, builder.runCount);
    runFirstWords = Arrays.copyOf(builder.runFirstWords, builder.runCount);
    ivWords = Arrays.copyOf(builder.ivWords, builder.wordCount);
    pairEnds = builder.pairCount == 0 ? new int[0] : Arrays.copyOf(builder.pairEnds, builder.count);
    clearBytes = Arrays.copyOf(builder.clearBytes, builder.pairCount);
    protectedBytes = Arrays.copyOf(builder.protectedBytes, builder.pairCount);
  }

  /** Returns the number of samples. */
  public int count() {
    return count;
  }

  /** Returns all parameters that samples have, each once; none when all samples are clear. */
  public List<EncryptionParameters> parameters() {
    return parameters;
  }

  /** Returns the ids of all keys that are needed, each once. */
  public List<KeyId> keyIds() {
    return parameters.stream().map(EncryptionParameters::defaultKeyId).distinct().toList();
  }

  /** Returns how a sample is encrypted, or empty when it is clear. */
  public Optional<EncryptionParameters> parameters(int sample) {
    int index = runParameters[run(sample)];
    return index == CLEAR ? Optional.empty() : Optional.of(parameters.get(index));
  }

  /** Returns the first 8 bytes of a sample's initialization vector, its own or the constant one. */
  public long ivHigh(int sample) {
    return ivWord(sample, /* word= */ 0);
  }

  /** Returns the other 8 bytes of the IV, 0 when there are none. */
  public long ivLow(int sample) {
    return ivWord(sample, /* word= */ 1);
  }

  private long ivWord(int sample, int word) {
    int run = run(sample);
    if (runParameters[run] == CLEAR) {
      return 0;
    }
    EncryptionParameters own = parameters.get(runParameters[run]);
    if (own.constantIv().isPresent()) {
      ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES).put(own.constantIv().get().toBytes());
      return bytes.getLong(word * Long.BYTES);
    }
    int words = own.perSampleIvBytes() / Long.BYTES;
    return word >= words
        ? 0
        : ivWords[runFirstWords[run] + (sample - runFirstSamples[run]) * words + word];
  }

  private int run(int sample) {
    Objects.checkIndex(sample, count);
    int found = Arrays.binarySearch(runFirstSamples, sample);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns the index of a sample's first subsample; all of a sample without any is encrypted. */
  public int firstPair(int sample) {
    Objects.checkIndex(sample, count);
    return sample == 0 || pairEnds.length == 0 ? 0 : pairEnds[sample - 1];
  }

  /** Returns the index after a sample's last subsample. */
  public int endPair(int sample) {
    Objects.checkIndex(sample, count);
    return pairEnds.length == 0 ? 0 : pairEnds[sample];
  }

  /** Returns BytesOfClearData of a subsample, 0 to 65,535. */
  public int clearBytes(int pair) {
    return clearBytes[pair] & 0xFFFF;
  }

  /** Returns BytesOfProtectedData of a subsample, 0 or more. */
  public int protectedBytes(int pair) {
    return protectedBytes[pair];
  }

  /** Collects samples in decoding order. Single-use, not thread-safe. */
  public static final class Builder {

    private final List<EncryptionParameters> parameters = new ArrayList<>();
    private final Map<EncryptionParameters, Integer> indexes = new HashMap<>();
    private int count;
    private int runCount;
    private int[] runFirstSamples = new int[4];
    private int[] runParameters = new int[4];
    private int[] runFirstWords = new int[4];
    private int wordCount;
    private long[] ivWords = new long[64];
    private int pairCount;
    private int[] pairEnds = new int[0];
    private short[] clearBytes = new short[64];
    private int[] protectedBytes = new int[64];

    /** Adds the next sample, which is clear. */
    public void addClear() {
      begin(CLEAR);
    }

    /**
     * Adds the next sample.
     *
     * @param own how it is encrypted
     * @param ivHigh the first 8 bytes of its own IV, if it has one
     * @param ivLow the other 8 bytes, if it has them
     */
    public void add(EncryptionParameters own, long ivHigh, long ivLow) {
      begin(indexes.computeIfAbsent(own, this::register));
      if (own.perSampleIvBytes() > 0) {
        addWord(ivHigh);
      }
      if (own.perSampleIvBytes() > Long.BYTES) {
        addWord(ivLow);
      }
    }

    private int register(EncryptionParameters own) {
      parameters.add(own);
      return parameters.size() - 1;
    }

    private void begin(int parametersIndex) {
      if (runCount == 0 || runParameters[runCount - 1] != parametersIndex) {
        if (runCount == runFirstSamples.length) {
          int capacity = runCount + runCount / 2;
          runFirstSamples = Arrays.copyOf(runFirstSamples, capacity);
          runParameters = Arrays.copyOf(runParameters, capacity);
          runFirstWords = Arrays.copyOf(runFirstWords, capacity);
        }
        runFirstSamples[runCount] = count;
        runParameters[runCount] = parametersIndex;
        runFirstWords[runCount] = wordCount;
        runCount++;
      }
      if (pairCount > 0) {
        endPairs();
      }
      count = Math.incrementExact(count);
    }

    private void endPairs() {
      if (pairEnds.length <= count) {
        pairEnds = Arrays.copyOf(pairEnds, Math.max(64, count + count / 2 + 1));
      }
      pairEnds[count] = pairCount;
    }

    private void addWord(long word) {
      if (wordCount == ivWords.length) {
        ivWords = Arrays.copyOf(ivWords, wordCount + wordCount / 2);
      }
      ivWords[wordCount++] = word;
    }

    /**
     * Adds a subsample to the sample that was added last.
     *
     * @param clear 0 to 65,535
     * @param protectedBytesCount 0 or more
     */
    public void addPair(int clear, int protectedBytesCount) {
      if (pairCount == clearBytes.length) {
        clearBytes = Arrays.copyOf(clearBytes, pairCount + pairCount / 2);
        protectedBytes = Arrays.copyOf(protectedBytes, pairCount + pairCount / 2);
      }
      clearBytes[pairCount] = (short) clear;
      protectedBytes[pairCount] = protectedBytesCount;
      pairCount++;
      count--;
      endPairs();
      count++;
    }

    /** Returns about how much memory the samples take by now. */
    public long memoryBytes() {
      return Integer.BYTES * (3L * runFirstSamples.length + pairEnds.length + protectedBytes.length)
          + (long) Short.BYTES * clearBytes.length
          + (long) Long.BYTES * ivWords.length;
    }

    /** Returns how many samples there are by now. */
    public int count() {
      return count;
    }

    /** Returns what was collected. */
    public SampleEncryption build() {
      return new SampleEncryption(this);
    }
  }
}
