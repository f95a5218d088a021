package io.github.fragmill.core.internal.codec.nal;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.LengthPrefixed;
import io.github.fragmill.core.internal.codec.bitstream.NalUnitHeads;
import io.github.fragmill.core.internal.codec.port.FirstSample;
import io.github.fragmill.core.internal.codec.port.JoinedDescriptions;
import io.github.fragmill.core.internal.codec.port.SampleInsertion;
import io.github.fragmill.core.internal.codec.port.VideoDescription;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves parameter sets between the decoder configuration and the samples (ISO/IEC 14496-15, 5.4.5
 * and 8.4.3). Immutable and thread-safe.
 */
public final class InbandParameterSets {

  /** Parameter sets come first in a sample, and are small. */
  private static final int MAX_HEAD_BYTES = 1 << 14;

  /** What may differ between parts: it is only about the rate. */
  private static final String BIT_RATE_BOX = "btrt";

  private final NalSyntax syntax;

  public InbandParameterSets(NalSyntax syntax) {
    this.syntax = syntax;
  }

  /**
   * Adds to a configuration the parameter sets that the first sample brings, so that decoding can
   * begin at every sync sample, though they may be sent only once.
   */
  public VideoDescription complete(VideoDescription description, FirstSample firstSample)
      throws FragmillException {
    DecoderConfiguration configuration = configuration(description);
    Map<Integer, byte[]> known = sets(configuration, path(description));
    List<byte[]> more = new ArrayList<>();
    ByteBuffer head = firstSample.head(MAX_HEAD_BYTES);
    int lengthSizeBytes = syntax.lengthSizeBytes(configuration.head());
    for (byte[] set : setsBeforeFirstPicture(head, lengthSizeBytes)) {
      if (known.putIfAbsent(syntax.key(set, "first sample"), set) == null) {
        more.add(set);
      }
    }
    return more.isEmpty()
        ? description
        : syntax
            .write(configuration.plus(more), /* isComplete= */ false)
            .map(it -> description.withBox(syntax.configurationBoxType(), it))
            .orElse(description);
  }

  /** Returns the parameter sets before the first picture, as far as the head goes. */
  private List<byte[]> setsBeforeFirstPicture(ByteBuffer head, int lengthSizeBytes) {
    List<byte[]> sets = new ArrayList<>();
    NalUnitHeads nalUnits = new NalUnitHeads(head, lengthSizeBytes);
    while (nalUnits.next() && nalUnits.isWhole() && !syntax.isVideoCoding(nalUnits.header())) {
      byte[] nalUnit = new byte[nalUnits.sizeBytes()];
      head.get(nalUnits.start(), nalUnit);
      if (syntax.isParameterSet(nalUnit)) {
        sets.add(nalUnit);
      }
    }
    return sets;
  }

  /**
   * Returns one description for parts that differ in nothing but their parameter sets: one record
   * with all of them, or where different sets have the same id, an entry of the type that allows
   * them in the samples, and what must be put there.
   */
  public Optional<JoinedDescriptions> join(List<VideoDescription> parts)
      throws MalformedMediaException {
    VideoDescription first = parts.get(0);
    DecoderConfiguration joined = configuration(first);
    Map<Integer, byte[]> all = sets(joined, path(first));
    List<byte[]> more = new ArrayList<>();
    boolean isClashing = false;
    for (VideoDescription part : parts.subList(1, parts.size())) {
      DecoderConfiguration other = configuration(part);
      Optional<byte[]> head = syntax.join(joined.head(), other.head());
      boolean haveOneTail = Arrays.equals(joined.tail(), other.tail());
      boolean isOneTail = haveOneTail || joined.tail().length == 0 || other.tail().length == 0;
      if (head.isEmpty() || !isOneTail || !areAlike(first, part)) {
        return Optional.empty();
      }
      joined = joined.with(head.get(), joined.tail().length > 0 ? joined.tail() : other.tail());
      for (Map.Entry<Integer, byte[]> set : sets(other, path(part)).entrySet()) {
        byte[] known = all.putIfAbsent(set.getKey(), set.getValue());
        if (known == null) {
          more.add(set.getValue());
        } else {
          isClashing |= !Arrays.equals(known, set.getValue());
        }
      }
    }
    Optional<byte[]> withAll =
        isClashing
            ? Optional.empty()
            : syntax.write(joined.plus(more), !isInBandType(first.entry().type()));
    if (withAll.isPresent()) {
      return Optional.of(
          new JoinedDescriptions(
              first.withBox(syntax.configurationBoxType(), withAll.get()), List.of()));
    }
    return inBand(parts, joined);
  }

  private Optional<JoinedDescriptions> inBand(
      List<VideoDescription> parts, DecoderConfiguration joined) throws MalformedMediaException {
    int lengthSizeBytes = syntax.lengthSizeBytes(joined.head());
    List<SampleInsertion> insertions = new ArrayList<>();
    for (VideoDescription part : parts) {
      List<byte[]> sets = List.copyOf(sets(configuration(part), path(part)).values());
      Optional<byte[]> nalUnits = LengthPrefixed.of(sets, lengthSizeBytes);
      if (nalUnits.isEmpty()) {
        return Optional.empty();
      }
      insertions.add(new SampleInsertion(nalUnits.get(), lengthSizeBytes, syntax.delimiter()));
    }
    VideoDescription first = parts.get(0);
    return syntax
        .write(joined, /* isComplete= */ false)
        .map(
            it ->
                new JoinedDescriptions(
                    first
                        .withBox(syntax.configurationBoxType(), it)
                        .withType(syntax.inBandType(first.entry().type())),
                    insertions));
  }

  private boolean isInBandType(String type) {
    return syntax.inBandType(type).equals(type);
  }

  /** Returns whether parts have all in common but what their configuration records say. */
  private boolean areAlike(VideoDescription one, VideoDescription other) {
    return one.entry().type().equals(other.entry().type())
        && one.widthPixels() == other.widthPixels()
        && one.heightPixels() == other.heightPixels()
        && otherBoxes(one).equals(otherBoxes(other));
  }

  private Map<String, ByteBuffer> otherBoxes(VideoDescription description) {
    Map<String, ByteBuffer> boxes = new HashMap<>();
    description.boxes().forEach((type, content) -> boxes.put(type, ByteBuffer.wrap(content)));
    boxes.remove(syntax.configurationBoxType());
    boxes.remove(BIT_RATE_BOX);
    return boxes;
  }

  private DecoderConfiguration configuration(VideoDescription description)
      throws MalformedMediaException {
    return syntax.read(description.required(syntax.configurationBoxType()), path(description));
  }

  private Map<Integer, byte[]> sets(DecoderConfiguration configuration, String path)
      throws MalformedMediaException {
    Map<Integer, byte[]> sets = new LinkedHashMap<>();
    for (byte[] nalUnit : configuration.nalUnits()) {
      if (syntax.isParameterSet(nalUnit)) {
        sets.put(syntax.key(nalUnit, path), nalUnit);
      }
    }
    return sets;
  }

  private String path(VideoDescription description) {
    return description.pathOf(syntax.configurationBoxType());
  }
}
