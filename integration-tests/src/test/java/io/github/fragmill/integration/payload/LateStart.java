package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.integration.tools.Packet;
import io.github.fragmill.integration.tools.PacketStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * How late a track of a source begins: its video is then presented from 0 on, and silence is put
 * before its audio, as into a pause.
 *
 * @param ticks 0 when that is not noticed
 */
record LateStart(long ticks) {

  private static final double TOLERATED_SECONDS = 0.1;

  /** Returns it by the times that a source is presented at. */
  static LateStart of(PacketStream presented) {
    long first =
        presented.packets().stream().mapToLong(Packet::presentationTicks).min().orElseThrow();
    return new LateStart(first > TOLERATED_SECONDS * presented.ticksPerSecond() ? first : 0);
  }

  /** Returns the samples of a source with the times that they are packaged with. */
  PacketStream packaged(PacketStream source) {
    if (ticks == 0 || !source.type().equals("video")) {
      return source;
    }
    List<Packet> packets = new ArrayList<>(source.packets());
    Packet first = packets.get(0);
    packets.set(
        0,
        new Packet(
            first.presentationTicks() - ticks,
            first.decodeTicks() - ticks,
            first.sizeBytes(),
            first.offsetBytes(),
            first.isKey(),
            first.isDiscarded(),
            first.hash()));
    return with(source, packets);
  }

  /** Returns the source's samples of an output. */
  PacketStream own(PacketStream output, PacketStream source) {
    int count = silenceCount(output, source);
    int first = firstSilent(source);
    List<Packet> packets = new ArrayList<>(output.packets());
    packets.subList(first, first + count).clear();
    return with(output, packets);
  }

  /** Returns the marks of the source's samples of those of an output. */
  BitSet own(BitSet marks, PacketStream output, PacketStream source) {
    int count = silenceCount(output, source);
    int first = firstSilent(source);
    BitSet own = marks.get(0, first);
    marks.stream().filter(it -> it >= first + count).forEach(it -> own.set(it - count));
    return own;
  }

  /** Silence is put before what begins late, and into a pause, but nowhere else. */
  private int silenceCount(PacketStream output, PacketStream source) {
    int count = output.packets().size() - source.packets().size();
    boolean hasSilence = source.type().equals("audio") && (ticks > 0 || firstSilent(source) > 0);
    assertThat(count > 0).as("silence in %s", source.type()).isEqualTo(hasSilence);
    return Math.max(0, count);
  }

  /** Returns the number of the sample after the longest pause, 0 without any. */
  private int firstSilent(PacketStream source) {
    List<Packet> packets = source.packets();
    long shortest = Long.MAX_VALUE;
    long longest = 0;
    int found = 0;
    for (int number = 1; number < packets.size(); number++) {
      long step = packets.get(number).decodeTicks() - packets.get(number - 1).decodeTicks();
      shortest = Math.min(shortest, step);
      found = step > longest ? number : found;
      longest = Math.max(longest, step);
    }
    boolean isPause = longest - shortest > TOLERATED_SECONDS * source.ticksPerSecond();
    return ticks == 0 && isPause ? found : 0;
  }

  private static PacketStream with(PacketStream stream, List<Packet> packets) {
    return new PacketStream(stream.trackId(), stream.type(), stream.timeBase(), packets);
  }
}
