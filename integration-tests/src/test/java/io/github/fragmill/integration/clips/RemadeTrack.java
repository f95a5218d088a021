package io.github.fragmill.integration.clips;

import io.github.fragmill.core.Movie;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.mp4.Box;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * The video of clips, written anew with other samples and sample entries: one clip after the other,
 * each with a sample description of its own, each sample a chunk.
 */
final class RemadeTrack {

  private static final Set<String> CONTAINERS =
      Set.of("moov", "trak", "edts", "mdia", "minf", "stbl");
  private static final int HEADER_BYTES = 8;

  /** ffmpeg's time scale for 25 frames in a second. */
  private static final int TICKS_PER_SECOND = 12_800;

  private final List<byte[]> entries = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private byte[] template = {};

  private record Sample(ByteBuffer bytes, int duration, int offset, boolean isSync, int entry) {}

  /** What is changed of a sample. */
  @FunctionalInterface
  interface Change {
    byte[] of(byte[] sample, int number, boolean isSync);
  }

  /** Adds the video of a clip, its entry and its samples changed. */
  RemadeTrack add(Path clip, UnaryOperator<byte[]> entry, Change change) throws IOException {
    byte[] file = Files.readAllBytes(clip);
    if (samples.isEmpty()) {
      template = file;
    }
    entries.add(entry.apply(entry(file)));
    return addSamples(file, change);
  }

  /** Adds the video of a clip, its samples changed, under the entry of what was added last. */
  RemadeTrack addToLast(Path clip, Change change) throws IOException {
    return addSamples(Files.readAllBytes(clip), change);
  }

  private RemadeTrack addSamples(byte[] file, Change change) throws IOException {
    SampleTable table = Movie.read(Source.bytes("clip", file)).tracks().get(0).samples();
    for (int number = 0; number < table.count(); number++) {
      int at = (int) table.offsetBytes(number);
      byte[] bytes = Arrays.copyOfRange(file, at, at + table.sizeBytes(number));
      samples.add(
          new Sample(
              ByteBuffer.wrap(change.of(bytes, number, table.isSync(number))),
              table.durationTicks(number),
              table.compositionOffsetTicks(number),
              table.isSync(number),
              entries.size()));
    }
    return this;
  }

  private static byte[] entry(byte[] file) {
    ByteBuffer stsd = Box.all(Box.parse(file), "stsd").get(0).content();
    byte[] entry = new byte[stsd.remaining() - 8];
    stsd.get(8, entry);
    return entry;
  }

  /** Returns the file: {@code ftyp}, {@code mdat}, {@code moov}. */
  byte[] toBytes() {
    ByteArrayOutputStream media = new ByteArrayOutputStream();
    samples.forEach(sample -> media.writeBytes(sample.bytes().array()));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (Box box : Box.parse(template)) {
      if (box.type().equals("ftyp")) {
        file.writeBytes(box("ftyp", bytes(box.content())));
      }
    }
    int mediaStart = file.size() + HEADER_BYTES;
    file.writeBytes(box("mdat", media.toByteArray()));
    ByteBuffer moov = Box.all(Box.parse(template), "moov").get(0).content();
    file.writeBytes(box("moov", rewrite(moov, mediaStart)));
    return file.toByteArray();
  }

  private byte[] rewrite(ByteBuffer boxes, int mediaStart) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    for (ByteBuffer rest = boxes.duplicate(); rest.hasRemaining(); ) {
      int size = rest.getInt(rest.position());
      byte[] name = new byte[4];
      rest.get(rest.position() + 4, name);
      ByteBuffer content = rest.slice(rest.position() + HEADER_BYTES, size - HEADER_BYTES);
      rest.position(rest.position() + size);
      String type = new String(name, StandardCharsets.ISO_8859_1);
      byte[] changed =
          CONTAINERS.contains(type) ? rewrite(content, mediaStart) : change(type, content);
      if (!type.equals("sbgp") && !type.equals("sgpd")) {
        result.writeBytes(box(type, type.equals("stco") ? places(mediaStart) : changed));
      }
    }
    return result.toByteArray();
  }

  private byte[] change(String type, ByteBuffer content) {
    return switch (type) {
      case "stsd" -> concat(ints(0, entries.size()), entries.toArray(new byte[0][]));
      case "stts" -> table(samples.stream().flatMapToLong(it -> LongStream.of(1, it.duration())));
      case "ctts" -> table(samples.stream().flatMapToLong(it -> LongStream.of(1, it.offset())));
      case "stss" ->
          syncs(
              LongStream.rangeClosed(1, samples.size())
                  .filter(number -> samples.get((int) number - 1).isSync())
                  .toArray());
      case "stsc" -> chunks();
      case "elst" -> editList(content);
      case "stsz" ->
          concat(
              ints(0, 0, samples.size()),
              ints(samples.stream().mapToLong(it -> it.bytes().capacity()).toArray()));
      default -> bytes(content);
    };
  }

  /** The edit of the first clip, as long as all of them; the movie has 1000 ticks in a second. */
  private byte[] editList(ByteBuffer first) {
    long ticks = samples.stream().mapToLong(Sample::duration).sum();
    return concat(ints(0, 1, ticks * 1000 / TICKS_PER_SECOND, first.getInt(12), 1 << 16));
  }

  private byte[] table(LongStream pairs) {
    return concat(ints(0, samples.size()), ints(pairs.toArray()));
  }

  private static byte[] syncs(long... numbers) {
    return concat(ints(0, numbers.length), ints(numbers));
  }

  private byte[] chunks() {
    List<byte[]> runs = new ArrayList<>();
    for (int number = 0; number < samples.size(); number++) {
      int entry = samples.get(number).entry();
      if (number == 0 || entry != samples.get(number - 1).entry()) {
        runs.add(ints(number + 1L, 1, entry));
      }
    }
    return concat(ints(0, runs.size()), runs.toArray(new byte[0][]));
  }

  private byte[] places(int mediaStart) {
    long[] places = new long[samples.size()];
    long place = mediaStart;
    for (int number = 0; number < places.length; number++) {
      places[number] = place;
      place += samples.get(number).bytes().capacity();
    }
    return concat(ints(0, places.length), ints(places));
  }

  /** Returns a box. */
  static byte[] box(String type, byte[] content) {
    return concat(
        ints(HEADER_BYTES + content.length), type.getBytes(StandardCharsets.ISO_8859_1), content);
  }

  /** Returns values of 32 bits each. */
  static byte[] ints(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
    for (long value : values) {
      bytes.putInt((int) value);
    }
    return bytes.array();
  }

  /** Returns one after the other. */
  static byte[] concat(byte[] first, byte[]... others) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    for (byte[] other : others) {
      all.writeBytes(other);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.limit()];
    content.get(0, bytes);
    return bytes;
  }
}
