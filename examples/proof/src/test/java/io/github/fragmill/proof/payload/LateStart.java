package io.github.fragmill.proof.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.proof.tools.Packet;
import io.github.fragmill.proof.tools.PacketStream;
import java.util.ArrayList;
import java.util.List;

/**
 * How late a track of a source begins: its picture is then presented from 0 on, and silence is put
 * in front of its sound.
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

  /** Returns how many samples of silence are in front of the source's; none unless it is late. */
  int silenceCount(PacketStream output, PacketStream source) {
    int count = output.packets().size() - source.packets().size();
    assertThat(count > 0).isEqualTo(ticks > 0 && source.type().equals("audio"));
    return Math.max(0, count);
  }

  /** Returns the source's samples of an output. */
  PacketStream own(PacketStream output, PacketStream source) {
    List<Packet> packets = output.packets();
    return with(output, packets.subList(silenceCount(output, source), packets.size()));
  }

  private static PacketStream with(PacketStream stream, List<Packet> packets) {
    return new PacketStream(stream.trackId(), stream.type(), stream.timeBase(), packets);
  }
}
